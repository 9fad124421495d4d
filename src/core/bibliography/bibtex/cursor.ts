/** The beginning of an entry or `@string`. Inside a value it means that a brace or quotation mark was never closed. */
const swallowed = /@[a-z][\w-]*\s*[{(][^,{}="\r\n]*[,=]/iy;
const blanks = /\s*/y;
export const fieldName = /[^\s,={}()"#%'@]+/y;

/** Thrown where the text breaks the rules, caught where an entry begins. No `Error`: half a million stacks take seconds. */
export class Fault {
  readonly position: number;
  readonly message: string;
  /** The field whose value is at fault, where it is known. */
  readonly field: string | undefined;

  constructor(position: number, message: string, field?: string) {
    this.position = position;
    this.message = message;
    this.field = field;
  }
}

/** A place in a BibTeX text that moves on over blanks, words and braces. */
export class BibtexCursor {
  readonly text: string;
  position = 0;
  /** Whether a brace behind a backslash is a sign of the text, as in TeX; to BibTeX it opens and closes like any other. */
  escapes = false;

  constructor(text: string) {
    this.text = text;
  }

  /** The character here; `undefined` at the end. */
  peek(): string | undefined {
    return this.text[this.position];
  }

  /** The text up to `close` outside of inner braces, which the position then is behind. */
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

  /** Whether `name =` comes here; the position stays. */
  isField(): boolean {
    const start = this.position;
    const name = this.word(fieldName);
    this.skipBlanks();
    const found = name !== undefined && this.text[this.position] === "=";
    this.position = start;
    return found;
  }

  /** Blanks, and TeX's comments where biber knows them; `also` is skipped like a blank. */
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
