import type { LineRange } from "../../citations/citation.ts";
import type { StringOf } from "../../library/source.ts";
import { LineReader } from "../../text/lineReader.ts";
import { longestKey, longKeyReason, mostFields } from "../fileProblems.ts";
import { BibtexCursor, Fault, fieldName } from "./cursor.ts";
import { Macros } from "./macros.ts";

/** An entry as written: type and field names in lower case, values still in TeX, macros and `#` resolved. */
export interface BibtexEntry {
  readonly type: string;
  /** As written; "" if there is none. */
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly place: LineRange;
}

/** A syntax error, with a sentence for the user. */
export interface BibtexFault {
  readonly place: LineRange;
  readonly reason: string;
  /**
   * What is lost: the entry, the rest of it after this place, a part (a macro, inherited or overlong field), or
   * nothing.
   */
  readonly lost: "entry" | "rest" | "part" | "nothing";
}

export type BibtexItem =
  | { readonly kind: "entry"; readonly entry: BibtexEntry }
  | { readonly kind: "fault"; readonly fault: BibtexFault };

/** Where reading continues after a fault. */
const entryStart = /(?<=^|[\s{},])@[ \t]*[a-z][\w-]*\s*[{(]/gi;
const header = /@[ \t]*([a-z][\w-]*)\s*([{(])/iy;
const macroName = /[^\s,={}()"#%']+/y;

/**
 * Splits a BibTeX or biblatex file into items, one per step, so that a caller can pause between them. A broken entry
 * only loses itself: reading continues where the next entry begins. Text between entries is a comment, and so is an
 * entry after `%`. Never throws, and takes time in proportion to the text.
 */
export class EntryReader {
  readonly #at: BibtexCursor;
  readonly #lines: LineReader;
  readonly #macros: Macros;
  #faults: BibtexItem[] = [];
  /** Whether the braces of every `@comment` so far have matched. As long as they do, comments may contain entries. */
  #commentsClose = true;
  /** Where the last entry ended. */
  #entryEnd = 0;

  /** `stringOf` looks up macros that the text does not define. */
  constructor(text: string, stringOf: StringOf = () => undefined) {
    this.#at = new BibtexCursor(text);
    this.#lines = new LineReader(text);
    this.#macros = new Macros(text.length, stringOf);
  }

  /** The `@string` macros read so far, by lower-case name. */
  get strings(): ReadonlyMap<string, string> {
    return this.#macros.defined;
  }

  /** Macros that the text uses but does not define, with their values in other files. */
  get borrowed(): ReadonlyMap<string, string | undefined> {
    return this.#macros.borrowed;
  }

  /**
   * Yields `undefined` for `@string` and for an `@` that begins no entry, so that a file full of these has steps too.
   */
  *items(): Generator<BibtexItem | undefined, void, void> {
    for (let at = this.#at.text.indexOf("@"); at >= 0; at = this.#at.text.indexOf("@", this.#at.position)) {
      this.#at.position = at + 1;
      header.lastIndex = at;
      const match = header.exec(this.#at.text);
      if (match?.[1] === undefined || this.#isCommentedOut(at)) {
        yield undefined;
        continue;
      }
      const entry = this.#entry(at, match[1].toLowerCase(), header.lastIndex, match[2] === "(" ? ")" : "}");
      this.#entryEnd = this.#at.position;
      yield* this.#faults;
      this.#faults = [];
      yield entry && { kind: "entry", entry };
    }
  }

  /** Whether a `%` precedes it on its line, after the end of the last entry: one inside a value does not count. */
  #isCommentedOut(at: number): boolean {
    for (let before = at - 1; before >= this.#entryEnd; before--) {
      const char = this.#at.text[before];
      if (char === "%") return true;
      if (char === "\n" || char === "\r" || at - before > 200) return false;
    }
    return false;
  }

  /** Reads an entry. If it is broken but would not be with `\{` and `\}` as plain characters, reads it that way. */
  #entry(at: number, type: string, body: number, close: string): BibtexEntry | undefined {
    const entry = this.#readEntry(at, type, body, close);
    const end = this.#at.position;
    const isBroken = this.#faults.some(
      ({ kind, ...item }) => kind === "fault" && "fault" in item && /^(?:entry|rest)$/.test(item.fault.lost),
    );
    if (!isBroken || type === "string" || !/\\[{}]/.test(this.#at.text.slice(body, end))) return entry;
    const faults = this.#faults;
    this.#faults = [];
    this.#at.escapes = true;
    const other = this.#readEntry(at, type, body, close);
    this.#at.escapes = false;
    if (other !== undefined && this.#faults.length === 0 && this.#isAtEnd()) {
      this.#report(at, "A brace behind a backslash has no counterpart, and is taken for a sign.", "nothing");
      return other;
    }
    this.#faults = faults;
    this.#at.position = end;
    return entry;
  }

  /** Whether another entry, a comment or nothing comes next. */
  #isAtEnd(): boolean {
    return /^[\s,]*(?:[@%]|$)/.test(this.#at.text.slice(this.#at.position, this.#at.position + 200));
  }

  #readEntry(at: number, type: string, body: number, close: string): BibtexEntry | undefined {
    this.#at.position = body;
    const place = this.#place(at);
    const fields = new Map<string, string>();
    try {
      if (type === "comment" || type === "preamble") {
        this.#skipBlock(close);
        return undefined;
      }
      const key = type === "string" ? "" : this.#key(close);
      if (key.length > longestKey) throw new Fault(body, longKeyReason);
      this.#fields(fields, close, type === "string");
      this.#checkRest();
      if (type !== "string") return { type, key, fields, place };
      for (const [name, value] of fields) this.#macros.define(name, value);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (type === "string") this.#macros.spoil(fields, error.field);
      this.#report(error.position, error.message, "entry");
      this.#toNextEntry(at + 1);
    }
    return undefined;
  }

  #toNextEntry(from: number): void {
    entryStart.lastIndex = from;
    this.#at.position = entryStart.exec(this.#at.text)?.index ?? this.#at.text.length;
  }

  /**
   * Skips `@preamble` or `@comment`, which may hold anything (JabRef's groups). Ends with its line if no brace
   * matches.
   */
  #skipBlock(close: string): void {
    const start = this.#at.position;
    try {
      this.#at.braced(close, start - 1, this.#commentsClose);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#commentsClose = false;
      const end = this.#at.text.indexOf("\n", start);
      this.#at.position = end < 0 ? this.#at.text.length : end;
    }
  }

  #key(close: string): string {
    this.#at.skipBlanks();
    const start = this.#at.position;
    while (this.#at.position < this.#at.text.length) {
      const char = this.#at.peek() ?? "";
      if (char === ",") return this.#at.text.slice(start, this.#at.position).trim();
      if (char === close) return this.#at.text.slice(start, this.#at.position).trim();
      if (char === "\n" || char === "\r" || char === "=" || char === "{" || char === '"') break;
      this.#at.position++;
    }
    const written = this.#at.text.slice(start, this.#at.position).trim();
    if (written === "" || this.#at.peek() === "=") throw new Fault(start, "There is no citekey.");
    this.#at.skipBlanks();
    const next = this.#at.peek();
    if (next === "," || next === close) return written;
    if (!this.#at.isField()) throw new Fault(start, `After the citekey "${written}" a comma is missing.`);
    this.#report(start, `After the citekey "${written}" a comma is missing.`, "nothing");
    return written;
  }

  /** Reads the fields (`name = value`) up to the entry's closing brace. */
  #fields(fields: Map<string, string>, close: string, isString: boolean): void {
    let value = "";
    let valueStart = this.#at.position;
    let count = 0;
    while (true) {
      this.#at.skipBlanks(",");
      if (this.#at.position >= this.#at.text.length)
        throw new Fault(this.#at.text.length, "The entry is not closed.");
      if (this.#at.peek() === close) {
        this.#at.position++;
        return;
      }
      const start = this.#at.position;
      // A new entry where a field should begin: only the closing brace is missing.
      header.lastIndex = start;
      if (this.#at.text[start] === "@" && header.test(this.#at.text)) {
        // Or the last value was never closed: it swallowed the fields after it and ended at the entry's own brace.
        if (/[\r\n,]\s*[\w-]+\s*=\s*["{\w]/.test(value))
          throw new Fault(valueStart, "A brace is not closed.");
        this.#report(start, "The entry before this one is not closed.", "rest");
        return;
      }
      if (++count > mostFields) {
        this.#report(start, `Of its fields the first ${mostFields} are read.`, "rest");
        this.#toNextEntry(start);
        return;
      }
      const name = this.#at.word(fieldName);
      if (name === undefined)
        throw new Fault(start, `A field's name was expected, not "${this.#at.excerpt(start)}".`);
      this.#at.skipBlanks();
      if (this.#at.peek() !== "=") throw new Fault(start, `After "${name}" an equals sign is missing.`);
      this.#at.position++;
      valueStart = start;
      value = this.#value(name, isString);
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
      this.#at.skipBlanks();
      const next = this.#at.peek();
      if (next === "," || next === close || next === "@" || next === undefined) continue;
      if (!this.#at.isField())
        throw new Fault(
          this.#at.position,
          `A comma was expected, not "${this.#at.excerpt(this.#at.position)}".`,
        );
      this.#report(
        this.#at.position,
        `Before "${this.#at.excerpt(this.#at.position)}" a comma is missing.`,
        "nothing",
      );
    }
  }

  /**
   * Reads a value: pieces joined by `#`, each braced, quoted, a number or a macro. An unknown macro yields its name.
   */
  #value(name: string, isString: boolean): string {
    let value = "";
    while (true) {
      this.#at.skipBlanks();
      const start = this.#at.position;
      const first = this.#at.text[start];
      if (first === "{" || first === '"') {
        this.#at.position++;
        value += first === "{" ? this.#at.braced("}", start) : this.#at.braced('"', start);
      } else {
        const word = this.#at.word(macroName);
        if (word === undefined)
          throw new Fault(start, `A value was expected, not "${this.#at.excerpt(start)}".`);
        const text = this.#macros.expand(word, value.length);
        if (typeof text === "string") value += text;
        else {
          if (isString) throw new Fault(start, text.reason, name);
          value += word;
          this.#report(start, text.reason, "part");
        }
      }
      this.#at.skipBlanks();
      if (this.#at.peek() !== "#") return value;
      this.#at.position++;
    }
  }

  /** Reports fields after the entry's end: an extra brace closed it early. BibTeX drops them silently. */
  #checkRest(): void {
    const end = this.#at.position;
    this.#at.skipBlanks(",");
    if (this.#at.peek() !== "@" && this.#at.isField()) {
      this.#report(this.#at.position, "A brace too many closed the entry before this field.", "rest");
    }
    this.#at.position = end;
  }

  #report(position: number, reason: string, lost: BibtexFault["lost"]): void {
    this.#faults.push({ kind: "fault", fault: { place: this.#place(position), reason, lost } });
  }

  #place(position: number): LineRange {
    return this.#lines.placeAt(position);
  }
}
