import type { LibraryPaper } from "../library/libraryPaper.ts";
import { fullFields, mostBonus, phraseBonus, phrasesTried, titleFields } from "./fields.ts";
import { lookUp } from "./lookup.ts";
import { isUnfinished, leniencies, queryWords } from "./query.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";
import { type IndexedField, type TextHit, TextIndex } from "./textIndex.ts";
import { plainText } from "./words.ts";

export interface SearchHit {
  readonly paper: LibraryPaper;
  /** From 1 down to 0, never rising from hit to hit; not comparable between queries. */
  readonly score: number;
}

/** So many papers are indexed synchronously, in the constructor or a listener; enough for the seeds. */
const atOnce = 60;
/** How long a slice of indexing takes, in milliseconds; it ends with the document that exceeds it. */
const slice = 6;

/**
 * Searches papers while the user types. Papers named by id or citekey come first, then hits in titles, aliases and authors,
 * then hits elsewhere. The index follows the library paper by paper; a large library is indexed in slices, titles first.
 */
export class PaperSearch {
  readonly #library: SearchableLibrary;
  readonly #titles = new TextIndex(titleFields);
  readonly #full = new TextIndex(fullFields);
  readonly #papers = new Map<number, LibraryPaper>();
  readonly #numbers = new Map<LibraryPaper, number>();
  readonly #listener: { dispose(): void };
  #next = 0;
  /** Numbers still to be removed from the indexes; they are no longer found. */
  #goneDue: number[] = [];
  /** Numbers still to be indexed. */
  #titlesDue: number[] = [];
  #fullDue: number[] = [];
  #running: Promise<void> | undefined;
  #disposed = false;

  constructor(library: SearchableLibrary) {
    this.#library = library;
    this.#listener = library.onDidChange(() => this.#follow());
    this.#follow();
  }

  /** Resolves once everything is indexed; until then a search uses what is there. */
  get ready(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  /** Best first. An empty query finds nothing. */
  search(query: string, limit = 100): readonly SearchHit[] {
    const { papers: named, rest } = lookUp(this.#library, query);
    const hits = new Map<LibraryPaper, number>(named.map((paper) => [paper, 1]));
    let least = 1;
    for (const { paper, score } of this.#textHits(rest, limit)) {
      if (hits.size >= limit) break;
      if (hits.has(paper)) continue;
      least = Math.min(least, score);
      hits.set(paper, least);
    }
    return [...hits].slice(0, limit).map(([paper, score]) => ({ paper, score }));
  }

  dispose(): void {
    this.#disposed = true;
    this.#listener.dispose();
  }

  /** Tries more and more lenient searches until one finds something. */
  #textHits(query: string, limit: number): readonly SearchHit[] {
    const words = queryWords(query);
    const phrase = words.length > 0 ? plainText(query).trimEnd() : undefined;
    const found: SearchHit[] = [];
    const add = (hits: readonly TextHit[], fields: readonly IndexedField<LibraryPaper>[]) => {
      for (const hit of this.#ranked(hits, fields, phrase)) found.push(hit);
    };
    for (const leniency of leniencies) {
      const isAny = leniency.startsWith("any");
      // If any word matches, the best paper has most of them, wherever they are.
      const inTitles = isAny ? [] : this.#titles.search(words, leniency);
      add(inTitles, titleFields);
      // Skipped once the list is full: a short prefix matches most of a large library.
      const everywhere = found.length < limit ? this.#full.search(words, leniency) : [];
      add(everywhere, fullFields);
      if (isAny && found.length === 0) add(this.#titles.search(words, leniency), titleFields);
      if (found.length > 0 && !(leniency === "exact" && isUnfinished(words))) break;
    }
    return found;
  }

  /** The hits of one index with scores from 1 down; those with the query as a phrase come first. */
  #ranked(
    hits: readonly TextHit[],
    fields: readonly IndexedField<LibraryPaper>[],
    phrase: string | undefined,
  ): readonly SearchHit[] {
    const best = hits[0]?.score ?? 1;
    const ranked: SearchHit[] = [];
    for (const [place, { document, score }] of hits.entries()) {
      const paper = this.#papers.get(document);
      if (paper === undefined) continue;
      const isTried = phrase !== undefined && place < phrasesTried;
      const bonus = isTried ? phraseBonus(paper, fields, phrase) : 0;
      ranked.push({ paper, score: (score / best + bonus) / (1 + mostBonus) });
    }
    return phrase === undefined ? ranked : ranked.sort((a, b) => b.score - a.score);
  }

  /** Follows the changes of the library: an edited paper is a new object. */
  #follow(): void {
    const now = new Set(this.#library.papers);
    for (const [paper, number] of this.#numbers) {
      if (now.has(paper)) continue;
      this.#numbers.delete(paper);
      this.#papers.delete(number);
      this.#goneDue.push(number);
    }
    for (const paper of now) {
      if (this.#numbers.has(paper)) continue;
      const number = this.#next++;
      this.#numbers.set(paper, number);
      this.#papers.set(number, paper);
      this.#titlesDue.push(number);
      this.#fullDue.push(number);
    }
    const few = Math.max(this.#goneDue.length, this.#titlesDue.length) <= atOnce;
    this.#index(few ? atOnce : 0);
    if (this.#running === undefined && this.#isDue()) {
      this.#running = this.#indexRest().finally(() => {
        this.#running = undefined;
      });
    }
  }

  async #indexRest(): Promise<void> {
    while (this.#isDue() && !this.#disposed) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      this.#index(0);
    }
  }

  #isDue(): boolean {
    return this.#goneDue.length > 0 || this.#fullDue.length > 0;
  }

  /** Indexes one slice: at least `least` removals and titles, then as much as fits into its time. */
  #index(least: number): void {
    const end = performance.now() + slice;
    let gone = 0;
    let titles = 0;
    let full = 0;
    for (const number of this.#goneDue) {
      if (gone >= least && performance.now() > end) break;
      gone++;
      this.#titles.remove(number);
      this.#full.remove(number);
    }
    this.#goneDue = this.#goneDue.slice(gone);
    for (const number of this.#titlesDue) {
      if (titles >= least && performance.now() > end) break;
      titles++;
      const paper = this.#papers.get(number);
      if (paper !== undefined) this.#titles.add(number, paper);
    }
    this.#titlesDue = this.#titlesDue.slice(titles);
    if (this.#titlesDue.length === 0) {
      for (const number of this.#fullDue) {
        if (performance.now() > end) break;
        full++;
        const paper = this.#papers.get(number);
        if (paper !== undefined) this.#full.add(number, paper);
      }
      this.#fullDue = this.#fullDue.slice(full);
    }
  }
}
