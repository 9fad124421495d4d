/**
 * Finds the lines of offsets in a text. Fast for ascending offsets, because it counts on from the last one. A line
 * ends at `\n`, `\r\n` or a lone `\r`, as in VS Code.
 */
export class LineReader {
  readonly #text: string;
  readonly #hasLoneReturn: boolean;
  /** Where the line found last begins. */
  start: number;
  #line: number;
  #next: number;

  /** `known` is a line at or before the first offset, and where it begins. */
  constructor(text: string, known = { line: 0, start: 0 }) {
    this.#text = text;
    this.#line = known.line;
    this.start = known.start;
    this.#hasLoneReturn = text.includes("\r") && /\r(?!\n)/.test(text);
    this.#next = this.#after(known.start);
  }

  /** The line, from 0, that holds the offset; `start` is where it begins. */
  at(offset: number): number {
    if (offset < this.start) {
      this.#line = 0;
      this.start = 0;
      this.#next = this.#after(0);
    }
    while (this.#next <= offset) {
      this.start = this.#next;
      this.#line++;
      this.#next = this.#after(this.start);
    }
    return this.#line;
  }

  /** The line of an offset, and the range from there to the line's end, without the line break. */
  placeAt(offset: number): { readonly line: number; readonly start: number; readonly end: number } {
    const line = this.at(offset);
    const end = this.#lineEnd() - this.start;
    return { line, start: Math.min(offset - this.start, end), end };
  }

  #lineEnd(): number {
    if (this.#next > this.#text.length) return this.#text.length;
    return this.#text.startsWith("\r\n", this.#next - 2) ? this.#next - 2 : this.#next - 1;
  }

  /** Where the next line begins; infinity in the last line. */
  #after(from: number): number {
    if (!this.#hasLoneReturn) {
      const feed = this.#text.indexOf("\n", from);
      return feed < 0 ? Number.POSITIVE_INFINITY : feed + 1;
    }
    const ending = /\r\n?|\n/g;
    ending.lastIndex = from;
    return ending.exec(this.#text) ? ending.lastIndex : Number.POSITIVE_INFINITY;
  }
}
