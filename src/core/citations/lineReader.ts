/**
 * The lines of a text for offsets that are asked for in ascending order. A line ends at `\n`, `\r\n` or a lone `\r`, as
 * VS Code has it.
 */
export class LineReader {
  readonly #text: string;
  readonly #hasLoneReturn: boolean;
  /** Where the line of the last question begins. */
  start: number;
  #line: number;
  #next: number;

  /** `known` is a line before those that are asked for, and where it begins. */
  constructor(text: string, known = { line: 0, start: 0 }) {
    this.#text = text;
    this.#line = known.line;
    this.start = known.start;
    this.#hasLoneReturn = text.includes("\r") && /\r(?!\n)/.test(text);
    this.#next = this.#after(known.start);
  }

  /** The line, from 0, that holds the offset; `start` is where it begins. */
  at(offset: number): number {
    while (this.#next <= offset) {
      this.start = this.#next;
      this.#line++;
      this.#next = this.#after(this.start);
    }
    return this.#line;
  }

  #after(from: number): number {
    if (!this.#hasLoneReturn) return afterOrEnd(this.#text.indexOf("\n", from));
    const ending = /\r\n?|\n/g;
    ending.lastIndex = from;
    return ending.exec(this.#text) ? ending.lastIndex : Number.POSITIVE_INFINITY;
  }
}

function afterOrEnd(index: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : index + 1;
}
