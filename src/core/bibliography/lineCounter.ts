const lineEnd = /\r\n?|\n/g;

/** Where offsets of one text stand, for offsets that mostly rise: the line is counted on from the last one. */
export class LineCounter {
  readonly #text: string;
  #line = 0;
  #lineStart = 0;
  #nextEnd: RegExpExecArray | null;

  constructor(text: string) {
    this.#text = text;
    this.#nextEnd = this.#findEnd(0);
  }

  /** The line from 0, and the range from the offset to the end of its line. */
  placeAt(offset: number): { readonly line: number; readonly start: number; readonly end: number } {
    if (offset < this.#lineStart) {
      this.#line = 0;
      this.#lineStart = 0;
      this.#nextEnd = this.#findEnd(0);
    }
    while (this.#nextEnd !== null && this.#nextEnd.index + this.#nextEnd[0].length <= offset) {
      this.#line++;
      this.#lineStart = this.#nextEnd.index + this.#nextEnd[0].length;
      this.#nextEnd = this.#findEnd(this.#lineStart);
    }
    const end = (this.#nextEnd?.index ?? this.#text.length) - this.#lineStart;
    return { line: this.#line, start: Math.min(offset - this.#lineStart, end), end };
  }

  #findEnd(from: number): RegExpExecArray | null {
    lineEnd.lastIndex = from;
    return lineEnd.exec(this.#text);
  }
}
