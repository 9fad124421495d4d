import { find } from "./index/find.ts";
import { ScoresPool } from "./index/scores.ts";
import { TextIndex } from "./index/textIndex.ts";
import { queryFor, queryWords } from "./lenientQuery.ts";
import { parseQuery } from "./parseQuery.ts";
import { phraseOf } from "./phrase.ts";

/** A place in a text that can be searched: a line of notes, the lines around a citation. */
export interface Place {
  readonly text: string;
}

/** How many hits are checked for the query as a phrase. */
const phrasesTried = 60;
/** All words must match; a word found nowhere may have a typo. */
const tried = ["exact", "unfinished", "typo in unknown"] as const;

/** Searches places. Each belongs to an owner (a paper, a file), whose places are replaced all at once. */
export class PlaceSearch<P extends Place> {
  readonly #places: (P | undefined)[] = [];
  readonly #byOwner = new Map<string, readonly number[]>();
  readonly #isThere = (document: number): boolean => this.#places[document] !== undefined;
  readonly #index = new TextIndex<P>([{ boost: 1, length: 20, text: ({ text }) => text }], this.#isThere);
  readonly #pool = new ScoresPool();
  #count = 0;

  /** The owners whose places are known. */
  owners(): Iterable<string> {
    return this.#byOwner.keys();
  }

  /** Replaces all places of an owner. */
  set(owner: string, places: readonly P[]): void {
    this.delete(owner);
    const numbers = places.map((place) => {
      const number = this.#places.push(place) - 1;
      this.#index.add(number, place);
      return number;
    });
    this.#count += numbers.length;
    this.#byOwner.set(owner, numbers);
  }

  delete(owner: string): void {
    const numbers = this.#byOwner.get(owner) ?? [];
    for (const number of numbers) this.#places[number] = undefined;
    this.#count -= numbers.length;
    this.#byOwner.delete(owner);
  }

  /** The best places first: those with the words as a phrase, then those with all words. Ignores filters. */
  search(typed: string, limit: number): readonly P[] {
    this.#index.seal();
    if (this.#index.isMergeDue(true)) this.#index.merge(true);
    const { text, phrases } = parseQuery(typed);
    const words = queryWords(text);
    const phrase = phraseOf(text, false);
    const quoted = phrases.flatMap((one) => phraseOf(one.text, one.isClosed) ?? []);
    const accepts = (document: number) => {
      const place = this.#places[document];
      return place !== undefined && quoted.every((one) => one.isIn(place.text));
    };
    const searched = {
      segments: this.#index.segments,
      size: this.#places.length,
      count: this.#count,
      pool: this.#pool,
    };
    for (const leniency of tried) {
      const query = queryFor(words, leniency, "everywhere");
      const hits = query ? find(query, searched, phrasesTried, accepts) : [];
      if (hits.length === 0) continue;
      const places = hits.flatMap(({ document }) => this.#places[document] ?? []);
      const isPhrase = (place: P) => phrase?.isIn(place.text) === true;
      return [...places.filter(isPhrase), ...places.filter((place) => !isPhrase(place))].slice(0, limit);
    }
    return [];
  }
}
