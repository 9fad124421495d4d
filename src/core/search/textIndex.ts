import type { Query, TermQuery } from "./query.ts";
import { allOf, bestOf, Scores, sumOf } from "./scores.ts";
import { Vocabulary } from "./vocabulary.ts";
import { indexTerms } from "./words.ts";

/** One text of a document and what a hit in it counts. */
export interface IndexedField<D> {
  readonly boost: number;
  /** How many words it usually has: in a longer one a word says less. */
  readonly length: number;
  readonly text: (document: D) => string;
  /** Names of people are never stop words: Bo An, Yu Do. */
  readonly keepStopWords?: true;
}

export interface TextHit {
  readonly document: number;
  readonly score: number;
}

/** The documents that have a term, and its weight in each. */
interface Postings {
  readonly documents: number[];
  readonly weights: number[];
}

/** BM25's two constants: how soon repetition stops to count, and how much length does. */
const saturation = 1.2;
const lengthShare = 0.7;
/** What another form of a word counts against the word itself. */
const prefixWeight = 0.6;
const typoWeight = 0.45;

/**
 * A full-text index of documents that the caller numbers from 0. It keeps words only, no texts, and a query costs time
 * in proportion to the entries of its words.
 */
export class TextIndex<D> {
  readonly #fields: readonly IndexedField<D>[];
  readonly #postings = new Map<string, Postings>();
  readonly #vocabulary = new Vocabulary();
  readonly #documents = new Set<number>();
  #size = 0;

  constructor(fields: readonly IndexedField<D>[]) {
    this.#fields = fields;
  }

  /** Expects a number that was never in the index. */
  add(document: number, content: D): void {
    this.#documents.add(document);
    this.#size = Math.max(this.#size, document + 1);
    for (const [term, weight] of this.#weights(content)) {
      let postings = this.#postings.get(term);
      if (postings === undefined) {
        postings = { documents: [], weights: [] };
        this.#postings.set(term, postings);
        this.#vocabulary.add(term);
      }
      postings.documents.push(document);
      postings.weights.push(weight);
    }
  }

  /** It is found no more; its words stay until the index is made anew. */
  remove(document: number): void {
    this.#documents.delete(document);
  }

  /** The best `most` documents, best first. */
  search(query: Query, most: number): readonly TextHit[] {
    const scores = this.#scores(query);
    const documents = scores.documents.filter((document) => this.#documents.has(document));
    const least = documents.length > most ? scores.leastOfBest(documents, most) : 0;
    return documents
      .filter((document) => scores.of(document) >= least)
      .map((document) => ({ document, score: scores.of(document) }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, most);
  }

  /** What each word of a document weighs in all its fields together. */
  #weights(content: D): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    for (const { boost, length, text, keepStopWords } of this.#fields) {
      const terms = indexTerms(text(content), keepStopWords === true);
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      const scale = saturation * (1 - lengthShare + (lengthShare * terms.length) / length);
      for (const [term, count] of counts) {
        const weight = (boost * count * (saturation + 1)) / (count + scale);
        weights.set(term, (weights.get(term) ?? 0) + weight);
      }
    }
    return weights;
  }

  #scores(query: Query): Scores {
    switch (query.kind) {
      case "term":
        return this.#termScores(query);
      case "all":
        return allOf(this.#each(query.of), this.#size);
      case "best":
        return bestOf(this.#each(query.of), this.#size);
      case "sum":
        return sumOf(this.#each(query.of), this.#size);
    }
  }

  #each = (queries: readonly Query[]): readonly Scores[] => queries.map((query) => this.#scores(query));

  #termScores({ term, prefix, typo }: TermQuery): Scores {
    const scores = new Scores(this.#size);
    this.#raise(scores, term, 1);
    if (prefix) {
      for (const longer of this.#vocabulary.startingWith(term)) {
        const more = longer.length - term.length;
        if (more > 0)
          this.#raise(scores, longer, (prefixWeight * longer.length) / (longer.length + 0.3 * more));
      }
    }
    if (typo === "any" || (typo === "unknown" && scores.documents.length === 0)) {
      for (const near of this.#vocabulary.near(term)) {
        this.#raise(scores, near, (typoWeight * near.length) / (near.length + 1));
      }
    }
    return scores;
  }

  #raise(scores: Scores, term: string, share: number): void {
    const postings = this.#postings.get(term);
    if (postings === undefined) return;
    const { documents, weights } = postings;
    const rarity = Math.log(1 + (this.#documents.size + 0.5) / (documents.length + 0.5));
    for (let i = 0; i < documents.length; i++) {
      scores.raise(documents[i] ?? 0, (weights[i] ?? 0) * rarity * share);
    }
  }
}
