import { LineCounter } from "./lineCounter.ts";

/** One entry as the file has it: names in lower case, values with their TeX, macros and `#` resolved. */
export interface BibtexEntry {
  readonly type: string;
  /** As written; "" where there is none. */
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly place: Place;
}

/** What does not follow the rules, with a sentence for the reader. */
export interface BibtexFault {
  readonly place: Place;
  readonly reason: string;
  /** The entry is kept with what was read of it. */
  readonly kept: boolean;
}

export interface Place {
  /** From 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export type BibtexItem =
  | { readonly kind: "entry"; readonly entry: BibtexEntry }
  | { readonly kind: "fault"; readonly fault: BibtexFault };

/** Where reading goes on after a fault. */
const entryStart = /(?<=^|[\s{},])@[ \t]*[a-z][\w-]*\s*[{(]/gi;
/** The beginning of an entry or `@string`. Inside a value it means that a brace or quotation mark was never closed. */
const swallowed = /@[a-z][\w-]*\s*[{(][^,{}="\r\n]*[,=]/iy;
const header = /@[ \t]*([a-z][\w-]*)\s*([{(])/iy;
const blanks = /\s*/y;
const fieldName = /[^\s,={}()"#%'@]+/y;
const macroName = /[^\s,={}()"#%']+/y;

const months = "january february march april may june july august september october november december".split(
  " ",
);

/**
 * Takes a BibTeX or biblatex file apart, one item a step, so that a caller can pause between them. An entry that breaks
 * the rules costs itself alone: reading goes on at the next line that begins an entry. Text between entries is comment,
 * and so is an entry behind `%`. Never throws, and takes time in proportion to the text.
 */
export function* bibtexItems(text: string): Generator<BibtexItem, void, void> {
  yield* new EntryReader(text).items();
}

/** Thrown inside the reader alone, caught where an entry begins. */
class Fault extends Error {
  readonly position: number;

  constructor(position: number, reason: string) {
    super(reason);
    this.position = position;
  }
}

class EntryReader {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #macros = new Map(months.flatMap((month) => [[month.slice(0, 3), month] as const]));
  #position = 0;
  #faults: BibtexItem[] = [];
  /** Whether the braces of a comment may be trusted: the file has shown none that is open to its end. */
  #commentsClose = true;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineCounter(text);
  }

  *items(): Generator<BibtexItem, void, void> {
    for (let at = this.#text.indexOf("@"); at >= 0; at = this.#text.indexOf("@", this.#position)) {
      this.#position = at + 1;
      header.lastIndex = at;
      const match = header.exec(this.#text);
      if (match?.[1] === undefined || this.#isCommentedOut(at)) continue;
      const entry = this.#entry(at, match[1].toLowerCase(), header.lastIndex, match[2] === "(" ? ")" : "}");
      yield* this.#faults;
      this.#faults = [];
      if (entry !== undefined) yield { kind: "entry", entry };
    }
  }

  #isCommentedOut(at: number): boolean {
    const line =
      this.#text
        .slice(Math.max(0, at - 200), at)
        .split(/[\r\n]/)
        .at(-1) ?? "";
    return line.includes("%");
  }

  #entry(at: number, type: string, body: number, close: string): BibtexEntry | undefined {
    this.#position = body;
    const place = this.#place(at);
    const fields = new Map<string, string>();
    try {
      if (type === "comment" || type === "preamble") {
        this.#skipBlock(close);
        return undefined;
      }
      const key = type === "string" ? "" : this.#key(close);
      this.#fields(fields, close);
      this.#checkRest();
      if (type !== "string") return { type, key, fields, place };
      for (const [name, value] of fields) this.#macros.set(name, value);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#report(error.position, error.message, false);
      entryStart.lastIndex = at + 1;
      this.#position = entryStart.exec(this.#text)?.index ?? this.#text.length;
    }
    return undefined;
  }

  /** `@comment{…}` may hold anything, JabRef's groups for one; where its braces do not match it ends with its line. */
  #skipBlock(close: string): void {
    const start = this.#position;
    try {
      this.#braced(close, start - 1, this.#commentsClose);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#commentsClose = false;
      const end = this.#text.indexOf("\n", start);
      this.#position = end < 0 ? this.#text.length : end;
    }
  }

  #key(close: string): string {
    this.#skipBlanks();
    const start = this.#position;
    while (this.#position < this.#text.length) {
      const char = this.#text[this.#position] ?? "";
      if (char === ",") return this.#text.slice(start, this.#position).trim();
      if (char === close) return this.#text.slice(start, this.#position).trim();
      if (char === "\n" || char === "\r" || char === "=" || char === "{" || char === '"') break;
      this.#position++;
    }
    const written = this.#text.slice(start, this.#position).trim();
    if (written === "" || this.#text[this.#position] === "=") throw new Fault(start, "There is no citekey.");
    this.#skipBlanks();
    const next = this.#text[this.#position];
    if (next === "," || next === close) return written;
    if (!this.#isField()) throw new Fault(start, `After the citekey "${written}" a comma is missing.`);
    this.#report(start, `After the citekey "${written}" a comma is missing.`, true);
    return written;
  }

  /** `name = value` as often as there is one, up to the closing brace of the entry. */
  #fields(fields: Map<string, string>, close: string): void {
    let value = "";
    let valueStart = this.#position;
    while (true) {
      this.#skipBlanks(",");
      if (this.#position >= this.#text.length) throw new Fault(this.#text.length, "The entry is not closed.");
      if (this.#text[this.#position] === close) {
        this.#position++;
        return;
      }
      const start = this.#position;
      // A new entry where a field should begin: only the closing brace is missing, and nothing is lost.
      header.lastIndex = start;
      if (this.#text[start] === "@" && header.test(this.#text)) {
        // Or a value was never closed, took the fields after it in and ended with the entry's own brace.
        if (/[\r\n,]\s*[\w-]+\s*=\s*["{\w]/.test(value))
          throw new Fault(valueStart, "A brace is not closed.");
        this.#report(start, "The entry before this one is not closed.", true);
        return;
      }
      const name = this.#word(fieldName);
      if (name === undefined)
        throw new Fault(start, `A field's name was expected, not "${this.#excerpt(start)}".`);
      this.#skipBlanks();
      if (this.#text[this.#position] !== "=")
        throw new Fault(start, `After "${name}" an equals sign is missing.`);
      this.#position++;
      valueStart = start;
      value = this.#value();
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
      this.#skipBlanks();
      const next = this.#text[this.#position];
      if (next === "," || next === close || next === "@" || next === undefined) continue;
      if (!this.#isField())
        throw new Fault(this.#position, `A comma was expected, not "${this.#excerpt(this.#position)}".`);
      this.#report(this.#position, `Before "${this.#excerpt(this.#position)}" a comma is missing.`, true);
    }
  }

  #isField(): boolean {
    const start = this.#position;
    const name = this.#word(fieldName);
    this.#skipBlanks();
    const found = name !== undefined && this.#text[this.#position] === "=";
    this.#position = start;
    return found;
  }

  /** Pieces joined by `#`: braced, quoted, a number or a macro (unknown ones stand for their names). */
  #value(): string {
    let value = "";
    while (true) {
      this.#skipBlanks();
      const start = this.#position;
      const first = this.#text[start];
      if (first === "{" || first === '"') {
        this.#position++;
        value += first === "{" ? this.#braced("}", start) : this.#braced('"', start);
      } else {
        const word = this.#word(macroName);
        if (word === undefined)
          throw new Fault(start, `A value was expected, not "${this.#excerpt(start)}".`);
        value += this.#macros.get(word.toLowerCase()) ?? word;
      }
      this.#skipBlanks();
      if (this.#text[this.#position] !== "#") return value;
      this.#position++;
    }
  }

  /** The text up to `close` outside of inner braces, which the position then is behind. */
  #braced(close: string, opened: number, mayHoldEntries = false): string {
    const start = this.#position;
    let depth = 0;
    for (let at = start; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === close && depth === 0) {
        this.#position = at + 1;
        return this.#text.slice(start, at);
      }
      if (char === "{") depth++;
      else if (char === "}") {
        depth--;
        if (depth < 0) break;
      } else if (char === "@" && !mayHoldEntries && /[\s{},]/.test(this.#text[at - 1] ?? "")) {
        swallowed.lastIndex = at;
        if (swallowed.test(this.#text)) break;
      }
    }
    throw new Fault(opened, close === '"' ? "A quotation mark is not closed." : "A brace is not closed.");
  }

  /** An entry that a brace too many closed early leaves its last fields behind; BibTeX drops them without a word. */
  #checkRest(): void {
    const end = this.#position;
    this.#skipBlanks(",");
    if (this.#text[this.#position] !== "@" && this.#isField()) {
      this.#report(this.#position, "A brace too many closed the entry before this field.", true);
    }
    this.#position = end;
  }

  /** Blanks, and TeX's comments where biber knows them; `also` is skipped like a blank. */
  #skipBlanks(also?: string): void {
    while (true) {
      blanks.lastIndex = this.#position;
      blanks.test(this.#text);
      this.#position = blanks.lastIndex;
      const char = this.#text[this.#position];
      if (char === "%") {
        while (this.#position < this.#text.length && !/[\r\n]/.test(this.#text[this.#position] ?? "\n"))
          this.#position++;
      } else if (char !== undefined && char === also) this.#position++;
      else return;
    }
  }

  #word(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const word = pattern.exec(this.#text)?.[0];
    if (word !== undefined) this.#position += word.length;
    return word;
  }

  #excerpt(position: number): string {
    return this.#text.slice(position, position + 20).split(/[\r\n]/)[0] ?? "";
  }

  #report(position: number, reason: string, kept: boolean): void {
    this.#faults.push({ kind: "fault", fault: { place: this.#place(position), reason, kept } });
  }

  #place(position: number): Place {
    return this.#lines.placeAt(position);
  }
}
