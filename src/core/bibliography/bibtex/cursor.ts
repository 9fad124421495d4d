/** The start of an entry or `@string`. Inside a value it means that a brace or quotation mark was never closed. */
const swallowed = /@[a-z][\w-]*\s*[{(][^,{}="\r\n]*[,=]/iy;
const blanks = /\s*/y;
export const fieldName = /[^\s,={}()"#%'@]+/y;

/** A syntax error; each entry's reading catches its own. Not an `Error`: half a million stack traces take seconds. */
export class Fault {
  readonly position: number;
  readonly message: string;
  /** The field whose value is faulty, if known. */
  readonly field: string | undefined;

  constructor(position: number, message: string, field?: string) {
    this.position = position;
    this.message = message;
    this.field = field;
  }
}

/** A position in a BibTeX text, with methods that move it past blanks, words and braces. */
export class BibtexCursor {
  readonly text: string;
  position = 0;
  /** Whether `\{` and `\}` are plain characters, as in TeX. In BibTeX these braces open and close like any other. */
  escapes = false;

  constructor(text: string) {
    this.text = text;
  }

  /** The character here; `undefined` at the end. */
  peek(): string | undefined {
    return this.text[this.position];
  }

  /**
   * Reads up to the matching `close`, and moves past it. If it is missing, throws a `Fault` at `opened`. An `@entry{`
   * inside means that it is missing, unless `mayHoldEntries`.
   */
  braced(close: string, opened: number, mayHoldEntries = false): string {
    const start = this.position;
    let depth = 0;
    for (let at = start; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === "\\" && this.escapes && /[{}\\]/.test(this.text[at + 1] ?? "")) {
        at++;
        continue;
      }
      if (char === close && depth === 0) {
        this.position = at + 1;
        return this.text.slice(start, at);
      }
      if (char === "{") depth++;
      else if (char === "}") {
        depth--;
        if (depth < 0) break;
      } else if (char === "@" && !mayHoldEntries && /[\s{},]/.test(this.text[at - 1] ?? "")) {
        swallowed.lastIndex = at;
        if (swallowed.test(this.text)) break;
      }
    }
    throw new Fault(opened, close === '"' ? "A quotation mark is not closed." : "A brace is not closed.");
  }

  /** Whether `name =` comes next; does not move. */
  isField(): boolean {
    const start = this.position;
    const name = this.word(fieldName);
    this.skipBlanks();
    const found = name !== undefined && this.text[this.position] === "=";
    this.position = start;
    return found;
  }

  /** Skips blanks, TeX comments (where biber allows them) and the character `also`. */
  skipBlanks(also?: string): void {
    while (true) {
      blanks.lastIndex = this.position;
      blanks.test(this.text);
      this.position = blanks.lastIndex;
      const char = this.text[this.position];
      if (char === "%") {
        while (this.position < this.text.length && !/[\r\n]/.test(this.text[this.position] ?? "\n"))
          this.position++;
      } else if (char !== undefined && char === also) this.position++;
      else return;
    }
  }

  word(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const word = pattern.exec(this.text)?.[0];
    if (word !== undefined) this.position += word.length;
    return word;
  }

  excerpt(position: number): string {
    return this.text.slice(position, position + 20).split(/[\r\n]/)[0] ?? "";
  }
}
