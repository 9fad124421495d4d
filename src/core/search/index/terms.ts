/** A range of sorted terms, `end` exclusive. */
export interface TermRange {
  readonly start: number;
  readonly end: number;
}

const keyFrom = (first: number, second: number, third: number): number =>
  (first * 0x10000 + second) * 0x10000 + third;

/**
 * Sorted distinct terms in one array of UTF-16 units: term `n` is `letters[starts[n]]` up to `letters[starts[n + 1]]`.
 * Finds them by prefix, using binary searches only, without allocating for each term; with typos: `typos.ts`.
 */
export class Terms {
  readonly letters: Uint16Array;
  readonly starts: Uint32Array;

  /** Expects distinct terms sorted by their UTF-16 units. */
  constructor(letters: Uint16Array, starts: Uint32Array) {
    this.letters = letters;
    this.starts = starts;
  }

  get count(): number {
    return this.starts.length - 1;
  }

  lengthOf(term: number): number {
    return (this.starts[term + 1] ?? 0) - (this.starts[term] ?? 0);
  }

  /**
   * The first three units of a term as a number. Terms are sorted by key; equal keys say nothing about the
   * order. After the last term the key is greater than all others.
   */
  keyOf(term: number): number {
    if (term >= this.count) return Number.POSITIVE_INFINITY;
    const unit = (depth: number) => Math.max(0, this.unit(term, depth));
    return keyFrom(unit(0), unit(1), unit(2));
  }

  /** The range of the term itself; empty if it does not exist. */
  exactly(text: string): TermRange {
    const start = this.#first(text, 0, 0, 0, this.count, false);
    return { start, end: start + (this.#order(start, text, 0, 0) === 0 ? 1 : 0) };
  }

  /** The terms that begin with a text, including the text itself. */
  startingWith(text: string): TermRange {
    return this.rest(text, 0, 0, 0, this.count);
  }

  /** The terms of a range, equal in their first `depth` units, that continue with the text from `from`. */
  rest(text: string, from: number, depth: number, start: number, end: number): TermRange {
    const first = this.#first(text, from, depth, start, end, false);
    return { start: first, end: this.#first(text, from, depth, first, end, true) };
  }

  /**
   * The first term of a range that is not before the text; with `after`, the first one after all that begin with it.
   */
  #first(text: string, from: number, depth: number, start: number, end: number, after: boolean): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#order(middle, text, from, depth);
      if (order < 0 || (after && (order === 0 || order === 2))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Compares a term from `depth` on with the text: -1 before, 0 equal, 2 longer and beginning with it, 1 after. */
  #order(term: number, text: string, from: number, depth: number): -1 | 0 | 1 | 2 {
    const start = (this.starts[term] ?? 0) + depth;
    const end = this.starts[term + 1] ?? 0;
    const length = text.length - from;
    for (let n = 0; n < length; n++) {
      if (start + n >= end) return -1;
      const difference = (this.letters[start + n] ?? 0) - text.charCodeAt(from + n);
      if (difference !== 0) return difference < 0 ? -1 : 1;
    }
    return end - start === length ? 0 : end > start + length ? 2 : -1;
  }

  /** The unit of a term at `depth`; -1 past its end. */
  unit(term: number, depth: number): number {
    const at = (this.starts[term] ?? 0) + depth;
    return at < (this.starts[term + 1] ?? 0) ? (this.letters[at] ?? -1) : -1;
  }

  /** The first term of a range that has more than `depth` units. */
  longer(depth: number, start: number, end: number): number {
    return start < end && this.unit(start, depth) < 0 ? start + 1 : start;
  }

  /** The terms of a range whose unit at `depth` is this one. */
  with(unit: number, depth: number, start: number, end: number): readonly [number, number] {
    const first = this.after(unit - 1, depth, start, end);
    return [first, this.after(unit, depth, first, end)];
  }

  /** The first term of a range whose unit at `depth` is greater. */
  after(unit: number, depth: number, start: number, end: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.unit(middle, depth) <= unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
