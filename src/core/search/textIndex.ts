import MiniSearch from "minisearch";
import { type Leniency, queryFor } from "./query.ts";
import type { Word } from "./words.ts";
import { indexTerms } from "./words.ts";

/** A text of a document and the weight of a hit in it. */
export interface IndexedField<D> {
  readonly name: string;
  readonly boost: number;
  readonly text: (document: D) => string;
  /** For names of people, which may look like stop words: Bo An, Yu Do. */
  readonly keepStopWords?: true;
}

export interface TextHit {
  readonly document: number;
  readonly score: number;
}

/**
 * A full-text index of numbered documents; stores no texts. It wraps all that the search uses of MiniSearch, so that another
 * index could replace it.
 */
export class TextIndex<D> {
  readonly #index: MiniSearch<{ readonly id: number; readonly document: D }>;

  constructor(fields: readonly IndexedField<D>[]) {
    const byName = new Map(fields.map((field) => [field.name, field]));
    this.#index = new MiniSearch({
      fields: [...byName.keys()],
      storeFields: [],
      extractField: ({ id, document }, name) =>
        name === "id" ? id : (byName.get(name)?.text(document) ?? ""),
      tokenize: (text, name) =>
        indexTerms(text, name !== undefined && byName.get(name)?.keepStopWords === true),
      processTerm: (term) => term,
      searchOptions: {
        boost: Object.fromEntries(fields.map((field) => [field.name, field.boost])),
        tokenize: (term) => [term],
        weights: { fuzzy: 0.45, prefix: 0.6 },
      },
    });
  }

  add(id: number, document: D): void {
    this.#index.add({ id, document });
  }

  /** Does nothing if the document is not in the index. */
  remove(id: number): void {
    if (this.#index.has(id)) this.#index.discard(id);
  }

  /** Best first. */
  search(words: readonly Word[], leniency: Leniency): readonly TextHit[] {
    const query = queryFor(words, leniency);
    if (query === undefined) return [];
    return this.#index.search(query).map(({ id, score }) => ({ document: Number(id), score }));
  }
}
