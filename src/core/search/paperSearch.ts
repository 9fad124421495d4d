import type { LibraryPaper } from "../library/libraryPaper.ts";
import { fullFields, mostBonus, phraseBonus, phrasesTried, titleFields } from "./fields.ts";
import { lookUp } from "./lookup.ts";
import { isUnfinished, leniencies, queryWords } from "./query.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";
import { type IndexedField, type TextHit, TextIndex } from "./textIndex.ts";
import { plainText } from "./words.ts";

export interface SearchHit {
  readonly paper: LibraryPaper;
  /** From 1 down to 0, never rising from hit to hit; it says nothing across queries. */
  readonly score: number;
}

/** Indexed before the constructor or an event's listener returns, whatever time it takes: the seeds and more. */
const atOnce = 60;
/** In milliseconds; a document more may come on top. */
const slice = 6;

/**
 * Finds papers as one types. What a query names outright comes first, then hits in titles, aliases and authors, then
 * hits anywhere else. It follows the library paper by paper; a large one is indexed in slices, titles first.
 */
export class PaperSearch {
  readonly #library: SearchableLibrary;
  readonly #titles = new TextIndex(titleFields);
  readonly #full = new TextIndex(fullFields);
  readonly #papers = new Map<number, LibraryPaper>();
  readonly #numbers = new Map<LibraryPaper, number>();
  readonly #listener: { dispose(): void };
  #next = 0;
  /** Numbers still to be taken out of the indexes; nobody finds them any more. */
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

  /** Resolves once every paper is found by everything in it; until then a search answers from what is indexed. */
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

  /** Step by step, each more lenient than the one before it, until one finds something. */
  #textHits(query: string, limit: number): readonly SearchHit[] {
    const words = queryWords(query);
    const phrase = words.length > 0 ? plainText(query).trimEnd() : undefined;
    const found: SearchHit[] = [];
    for (const leniency of leniencies) {
      const isAny = leniency.startsWith("any");
      // Where any word will do, the best is the paper that has most of them, wherever they stand.
      const inTitles = isAny ? [] : this.#titles.search(words, leniency);
      found.push(...this.#ranked(inTitles, titleFields, phrase));
      // Nobody sees what is appended below a full list, and a short prefix has most of a large library in it.
      const everywhere = found.length < limit ? this.#full.search(words, leniency) : [];
      found.push(...this.#ranked(everywhere, fullFields, phrase));
      if (isAny && found.length === 0)
        found.push(...this.#ranked(this.#titles.search(words, leniency), titleFields, phrase));
      if (found.length > 0 && !(leniency === "exact" && isUnfinished(words))) break;
    }
    return found;
  }

  /** The hits of one index, those that have the words as one phrase first; scores from 1 down. */
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

  /** Takes over what changed in the library: an edited paper is a new object. */
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

  /** One slice: `least` of what is gone and of the titles, and on for as long as a slice may take. */
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
