import type { LibraryPaper } from "../library/libraryPaper.ts";
import { mostBonus, phraseBonus, phrasesTried } from "./fields.ts";
import { bestOf, type TextHit } from "./index/best.ts";
import { evaluate } from "./index/evaluate.ts";
import { matchedIn } from "./index/matches.ts";
import type { Query } from "./index/query.ts";
import { ScoresPool } from "./index/scores.ts";
import { lookUp } from "./lookup.ts";
import { PaperIndex } from "./paperIndex.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import { isUnfinished, leniencies, queryFor, queryWords, startOf, type Where } from "./query.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

export interface SearchHit {
  readonly paper: LibraryPaper;
  /** From 1 down to 0, never rising from hit to hit; not comparable between queries. */
  readonly score: number;
}

/**
 * Searches papers while the user types. Papers named by id or citekey come first, then hits in titles, aliases and authors,
 * then hits elsewhere.
 */
export class PaperSearch {
  readonly #library: SearchableLibrary;
  readonly #index: PaperIndex;
  readonly #pool = new ScoresPool();

  constructor(library: SearchableLibrary) {
    this.#library = library;
    this.#index = new PaperIndex(library);
  }

  /** Resolves once titles are indexed, and once everything is; until then a search uses what is there. */
  get titlesReady(): Promise<void> {
    return this.#index.titlesReady;
  }
  get ready(): Promise<void> {
    return this.#index.ready;
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
    this.#index.dispose();
  }

  /** Tries more and more lenient searches until one finds something. */
  #textHits(text: string, limit: number): readonly SearchHit[] {
    const words = queryWords(text);
    const phrase = phraseOf(text, false);
    if (words.length === 0 || phrase === undefined) return [];
    const found: SearchHit[] = [];
    // Phrases may lift hits from farther down, and what both indexes find counts once.
    const most = 2 * limit + phrasesTried;
    const add = (query: Query | undefined, where: Where) => {
      const hits = query === undefined ? [] : this.#found(query, where, most);
      for (const hit of this.#ranked(hits, where, phrase)) found.push(hit);
    };
    for (const leniency of leniencies) {
      // If any word matches, the best paper has most of them, wherever they are.
      if (!leniency.startsWith("any")) add(queryFor(words, leniency, "titles"), "titles");
      // Skipped once the list is full: a short prefix matches most of a large library.
      if (found.length < limit) add(queryFor(words, leniency, "everywhere"), "everywhere");
      const [only, ...others] = words;
      if (leniency === "exact" && found.length === 0 && only && others.length === 0)
        add(startOf(only), "titles");
      if (found.length > 0 && !(leniency === "exact" && isUnfinished(words))) break;
    }
    return found;
  }

  #found(query: Query, where: Where, most: number): readonly TextHit[] {
    const { titles, texts, count, size } = this.#index;
    const segments = where === "titles" ? titles.segments : [...titles.segments, ...texts.segments];
    const matched = matchedIn(query, segments, count);
    if (matched.count === 0) return [];
    const scores = evaluate(matched, this.#pool, size);
    const best = bestOf(scores, most, (document) => this.#index.paper(document) !== undefined);
    this.#pool.giveBack(scores);
    return best;
  }

  /** The hits with scores from 1 down; those with the query as a phrase come first. */
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
