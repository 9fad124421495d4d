import { isCitedHere, type LibraryPaper } from "../library/libraryPaper.ts";
import { memoize } from "../memoize.ts";
import { mostBonus, phraseBonus, phrasesTried } from "./fields.ts";
import { type Accepts, acceptsOf } from "./filters/accepted.ts";
import { type Facts, nothingCited } from "./filters/filters.ts";
import type { TextHit } from "./index/best.ts";
import { find } from "./index/find.ts";
import { documentsWith, exactly } from "./index/matches.ts";
import type { Query } from "./index/query.ts";
import { ScoresPool } from "./index/scores.ts";
import { readSaved, type SavedIndex, saved } from "./indexBytes.ts";
import {
  isUnfinished,
  mayMissPhrases,
  queryFor,
  queryWords,
  startOf,
  stepsFor,
  type Where,
} from "./lenientQuery.ts";
import { lookUp } from "./lookup.ts";
import { PaperIndex } from "./paperIndex.ts";
import { type ParsedQuery, parseQuery } from "./parseQuery.ts";
import { hasWords, type Phrase, phraseOf } from "./phrase.ts";
import { nearness, type Reasons, sharedTags, sharedWords, tellingWords, vectorOf } from "./related.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";
import type { Word } from "./words.ts";

export interface SearchHit {
  readonly paper: LibraryPaper;
  /** From 1 down to 0, never rising from hit to hit; not comparable between queries. */
  readonly score: number;
}

/** How long a query reads titles that are not indexed yet, in milliseconds; it reads at least `fewestWaiting`. */
const waitingMs = 25;
const fewestWaiting = 4096;
/** How many titles are read between two looks at the clock. */
const titlesEach = 256;
/** The score of hits that are not ranked: in titles that are not indexed yet, or by quoted stop words; the best has 1. */
const unranked = 0.5;
/** How many of the nearest papers are compared in full, and how many words are used to find them. */
const candidatesTried = 60;
const wordsTried = 25;

/**
 * Searches papers while the user types. Papers named by id or citekey come first, then hits in titles, aliases and authors,
 * then hits elsewhere.
 */
export class PaperSearch {
  readonly #library: SearchableLibrary;
  readonly #facts: Facts;
  readonly #index: PaperIndex;
  readonly #pool = new ScoresPool();

  /** Without `facts` no paper counts as cited. */
  constructor(library: SearchableLibrary, facts: Facts = nothingCited, saved?: SavedIndex) {
    this.#library = library;
    this.#facts = facts;
    this.#index = new PaperIndex(library, saved);
  }

  /** Makes a search from a saved index, or a new one if the saved one is unusable. */
  static async from(library: SearchableLibrary, facts: Facts, bytes: Uint8Array): Promise<PaperSearch> {
    return new PaperSearch(library, facts, await readSaved(bytes, [...library.papers, ...library.citedHere]));
  }

  /** How many papers were added or removed since the search was made or saved. */
  get changes(): number {
    return this.#index.changes;
  }

  /** The bytes that `from` takes; `undefined` while indexing is not finished. */
  async save(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const now = this.#index.saved;
    return now && (await saved(now));
  }

  /** Resolves once titles are indexed; `ready` once everything is. Until then a search uses what is indexed so far. */
  get titlesReady(): Promise<void> {
    return this.#index.titlesReady;
  }
  get ready(): Promise<void> {
    return this.#index.ready;
  }

  /**
   * Finds the papers that pass the query's filters and contain its quoted phrases, best first. An empty query
   * finds nothing; a query of filters alone finds all that pass, newest first. With `withCited` it also finds
   * works that the library does not have but texts cite. Misses only papers that are not indexed yet
   * (`isReady`) and, for words outside quotes, hits beyond the first `limit`.
   */
  search(typed: string, limit = 100, { withCited = false } = {}): readonly SearchHit[] {
    this.#index.follow();
    const query = parseQuery(typed);
    const acceptsAll = (phrases: ParsedQuery["phrases"]) =>
      acceptsOf({ filters: query.filters, phrases }, this.#facts, this.#index, this.#pool);
    const passes = acceptsAll(query.phrases);
    if (passes === undefined) return [];
    if (query.text.trim() === "") return query.filters.length === 0 ? [] : this.#newest(passes, limit);
    const takesAll = withCited || this.#library.citedHere.length === 0;
    const accepts: Accepts = (paper, document) =>
      passes(paper, document) && (takesAll || !isCitedHere(paper));
    const { papers: named, rest } = lookUp(this.#library, query.text);
    // An id in quotes names its paper, whose texts need not contain it.
    const mayBeNamed = rest.trim() === "" ? acceptsAll([]) : accepts;
    const hits = new Map(named.filter((paper) => mayBeNamed?.(paper)).map((paper) => [paper, 1]));
    let least = 1;
    for (const { paper, score } of this.#textHits(rest, limit, accepts, query)) {
      if (hits.size >= limit) break;
      if (hits.has(paper)) continue;
      least = Math.min(least, score);
      hits.set(paper, least);
    }
    return [...hits].slice(0, limit).map(([paper, score]) => ({ paper, score }));
  }

  /**
   * The papers nearest to one, nearest first, with the reasons: the words of titles and abstracts (TF-IDF), the files
   * of the workspace that cite both, and the reader's tags.
   */
  related(paper: LibraryPaper, limit = 10): readonly (SearchHit & Reasons)[] {
    const { titles, texts, count } = this.#index;
    const segments = [...titles.segments, ...texts.segments];
    const rarity = memoize((word: string) => {
      const having = documentsWith(segments, word);
      return having < 2 ? 0 : Math.log(1 + count / having);
    });
    const vector = vectorOf(paper, rarity);
    const query: Query = { kind: "sum", of: tellingWords(vector, wordsTried).map(exactly) };
    const together = this.#facts.citedWith(paper);
    const isOther = (one: LibraryPaper) => one.id !== paper.id && !isCitedHere(one);
    const near = this.#found(query, "everywhere", candidatesTried, this.#once(isOther));
    const candidates = new Set(together.keys());
    for (const { document } of near) {
      const one = this.#index.paper(document);
      if (one) candidates.add(one);
    }
    if (paper.tags && paper.tags.length > 0)
      for (const one of this.#library.papers) if (sharedTags(paper, one).length > 0) candidates.add(one);
    // Compared by id, because an edited paper is a new object.
    return [...candidates]
      .filter((one) => one.id !== paper.id)
      .map((one) => {
        const other = vectorOf(one, rarity);
        const filesCitingBoth = together.get(one) ?? 0;
        const tags = sharedTags(paper, one);
        return {
          paper: one,
          other,
          filesCitingBoth,
          tags,
          score: nearness(vector, other, filesCitingBoth, tags.length),
        };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ other, ...hit }) => ({ ...hit, words: sharedWords(vector, other) }));
  }

  /** Whether everything is indexed, so that nothing is missing from what a search finds. */
  get isReady(): boolean {
    return this.#index.isReady;
  }

  dispose(): void {
    this.#index.dispose();
  }

  /** The papers of the library that pass, the newest first. */
  #newest(passes: Accepts, limit: number, score = 1): readonly SearchHit[] {
    const hits: SearchHit[] = [];
    const { newest } = this.#index;
    for (let n = 0; n < newest.length && hits.length < limit; n++) {
      const document = newest[n] ?? 0;
      const paper = this.#index.paper(document);
      if (paper !== undefined && passes(paper, document)) hits.push({ paper, score });
    }
    return hits;
  }

  /** Tries more and more lenient searches until one finds something. */
  #textHits(text: string, limit: number, accepts: Accepts, query: ParsedQuery): readonly SearchHit[] {
    const words = queryWords(text);
    const phrase = phraseOf(text, false);
    if (words.length === 0 || phrase === undefined) return [];
    const found: SearchHit[] = [];
    const acceptsDocument = this.#once(accepts);
    // Asks for more than the limit: phrases may lift lower hits, and hits in both indexes count once.
    const most = 2 * limit + phrasesTried;
    const add = (wanted: Query | undefined, where: Where) => {
      const hits = wanted === undefined ? [] : this.#found(wanted, where, most, acceptsDocument);
      for (const hit of this.#ranked(hits, where, phrase)) found.push(hit);
    };
    for (const paper of this.#waiting(words, most, accepts))
      found.push({ paper, score: (unranked + phraseBonus(paper, phrase, false)) / (1 + mostBonus) });
    const waiting = found.length;
    for (const leniency of stepsFor(words, query)) {
      // If any word may match, the best paper has the most words in whatever texts: titles alone do not show
      // it.
      if (!leniency.startsWith("any")) add(queryFor(words, leniency, "titles"), "titles");
      // Skipped once the list is full: a short prefix matches most of a large library.
      if (found.length < limit) add(queryFor(words, leniency, "everywhere"), "everywhere");
      const [only, ...others] = words;
      if (leniency === "exact" && found.length === 0 && only && others.length === 0)
        add(startOf(only), "titles");
      if (found.length > 0 && !(leniency === "exact" && isUnfinished(words))) break;
    }
    if (waiting > 0) found.sort((a, b) => b.score - a.score);
    if (!mayMissPhrases(words, query)) return found;
    const isKnown: Accepts = (_, document = -1) =>
      this.#index.order.knows(document) && acceptsDocument(document);
    return [...found, ...this.#newest(isKnown, limit, unranked / (1 + mostBonus))];
  }

  /** The papers whose title has all words but is not indexed yet, for a library that was just opened. */
  *#waiting(words: readonly Word[], limit: number, accepts: Accepts): IterableIterator<LibraryPaper> {
    const hasAll = hasWords(words);
    const mayRead = untilTime(waitingMs, fewestWaiting, titlesEach);
    let count = 0;
    for (const paper of this.#index.waiting()) {
      if (count >= limit || !mayRead()) return;
      if (!hasAll(paper.title) || !accepts(paper)) continue;
      count++;
      yield paper;
    }
  }

  /** Checks each document only once, however many steps ask: a check may search all of its texts for a phrase. */
  #once(accepts: Accepts): (document: number) => boolean {
    const answers = new Uint8Array(this.#index.size);
    return (document) => {
      if (answers[document] === 0) {
        const paper = this.#index.paper(document);
        answers[document] = paper !== undefined && accepts(paper, document) ? 1 : 2;
      }
      return answers[document] === 1;
    };
  }

  #found(
    query: Query,
    where: Where,
    most: number,
    accepts: (document: number) => boolean,
  ): readonly TextHit[] {
    const { titles, texts, count, size } = this.#index;
    const segments = where === "titles" ? titles.segments : [...titles.segments, ...texts.segments];
    return find(query, { segments, count, size, pool: this.#pool }, most, accepts);
  }

  /** Converts the hits to papers with scores from 1 down; those that contain the query as a phrase come first. */
  #ranked(hits: readonly TextHit[], where: Where, phrase: Phrase): readonly SearchHit[] {
    const best = hits[0]?.score ?? 1;
    const ranked: SearchHit[] = [];
    for (const [place, { document, score }] of hits.entries()) {
      const paper = this.#index.paper(document);
      if (paper === undefined) continue;
      const bonus = place < phrasesTried ? phraseBonus(paper, phrase, where === "everywhere") : 0;
      ranked.push({ paper, score: (score / best + bonus) / (1 + mostBonus) });
    }
    return ranked.sort((a, b) => b.score - a.score);
  }
}

/** Answers yes for so many milliseconds, and at least `fewest` times; looks at the clock once in `each` times. */
function untilTime(milliseconds: number, fewest: number, each: number): () => boolean {
  const end = performance.now() + milliseconds;
  let asked = 0;
  let isOver = false;
  return () => {
    if (++asked > fewest && asked % each === 0) isOver ||= performance.now() > end;
    return !isOver;
  };
}
