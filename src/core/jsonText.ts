import {
  backslash,
  carriageReturn,
  closeBrace,
  closeBracket,
  doubleQuote,
  lineFeed,
  openBrace,
  openBracket,
  space,
  tab,
} from "./citations/lexing/codes.ts";

/** A string literal of a JSON text: its value, and the range between its quotes. */
export interface JsonString {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A JSON value: strings with their positions, and the arrays and objects that contain
 * them. All other values are `undefined`.
 */
export type Json = JsonString | readonly Json[] | ReadonlyMap<string, Json> | undefined;

/** Thrown at the offset at which a text stops being JSON. */
export class JsonFault extends SyntaxError {
  override readonly name = "JsonFault";
  readonly offset: number;

  constructor(offset: number) {
    super(`not JSON at offset ${offset}`);
    this.offset = offset;
  }
}

/**
 * Parses JSON, also with trailing commas, and keeps the positions of its strings, which `JSON.parse` does
 * not. Reads only the `wanted` members of objects (all by default); the others are skipped quickly, however
 * long they are. Throws a `JsonFault`.
 */
export function readJson(text: string, wanted?: ReadonlySet<string>): Json {
  return new JsonReader(text, wanted).read();
}

/** The offset at which a text stops being JSON, as strictly as `JSON.parse` takes it; `undefined` if it never does. */
export function jsonFaultAt(text: string): number | undefined {
  try {
    new JsonReader(text, undefined, { isStrict: true }).read();
    return undefined;
  } catch (error) {
    if (error instanceof JsonFault) return error.offset;
    throw error;
  }
}

/**
 * The offsets of the items of a list: of the top-level one, or of the one in a member of the top-level
 * object. Empty if there is no such list. Throws a `JsonFault`.
 */
export function itemOffsets(text: string, member: string | undefined): readonly number[] {
  return new JsonReader(text, new Set(member === undefined ? [] : [member])).itemOffsets();
}

/**
 * The maximum depth, more than any file needs. Without it, a file full of brackets would overflow the stack.
 */
const deepest = 200;

class JsonReader {
  readonly #text: string;
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly #isStrict: boolean;
  #at = 0;

  constructor(text: string, wanted: ReadonlySet<string> | undefined, { isStrict = false } = {}) {
    this.#text = text;
    this.#wanted = wanted;
    this.#isStrict = isStrict;
  }

  read(): Json {
    if (this.#text.startsWith("\ufeff")) this.#at = 1;
    const value = this.#value(0);
    this.#blank();
    if (this.#at < this.#text.length) throw new JsonFault(this.#at);
    return value;
  }

  itemOffsets(): readonly number[] {
    if (this.#text.startsWith("\ufeff")) this.#at = 1;
    this.#blank();
    if (this.#text.charAt(this.#at) === "[") return this.#passItems();
    let offsets: readonly number[] = [];
    if (this.#text.charAt(this.#at) !== "{") return offsets;
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "}"; ) {
      const name = this.#string().value;
      this.#blank();
      this.#take(":");
      this.#blank();
      if (this.#wanted?.has(name) && this.#text.charAt(this.#at) === "[") offsets = this.#passItems();
      else this.#pass();
      if (!this.#comma("}")) break;
    }
    return offsets;
  }

  /** Skips a list and returns the offsets of its items. */
  #passItems(): readonly number[] {
    const offsets: number[] = [];
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "]"; ) {
      offsets.push(this.#at);
      this.#pass();
      if (!this.#comma("]")) break;
    }
    this.#take("]");
    return offsets;
  }

  #value(depth: number): Json {
    if (depth > deepest) throw new JsonFault(this.#at);
    this.#blank();
    const char = this.#text.charAt(this.#at);
    if (char === '"') return this.#string();
    if (char === "{") return this.#object(depth);
    if (char === "[") return this.#array(depth);
    this.#literal();
    return undefined;
  }

  #object(depth: number): Json {
    const members = new Map<string, Json>();
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "}"; ) {
      const name = this.#string().value;
      this.#blank();
      this.#take(":");
      if (this.#wanted?.has(name) === false) this.#pass();
      else members.set(name, this.#value(depth + 1));
      if (!this.#comma("}")) break;
    }
    this.#take("}");
    return members;
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "]"; ) {
      items.push(this.#value(depth + 1));
      if (!this.#comma("]")) break;
    }
    this.#take("]");
    return items;
  }

  /** Skips a value, looking only at its strings and brackets. */
  #pass(): void {
    this.#blank();
    if (!/["[{]/.test(this.#text.charAt(this.#at))) {
      this.#literal();
      return;
    }
    const text = this.#text;
    let depth = 0;
    let at = this.#at;
    do {
      if (at >= text.length) throw new JsonFault(text.length);
      const sign = text.charCodeAt(at++);
      if (sign === doubleQuote) at = this.#stringEnd(at) + 1;
      else if (sign === openBracket || sign === openBrace) depth++;
      else if (sign === closeBracket || sign === closeBrace) depth--;
    } while (depth > 0);
    this.#at = at;
  }

  #literal(): void {
    const literal = this.#isStrict
      ? /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
      : /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?Infinity/y;
    literal.lastIndex = this.#at;
    if (!literal.test(this.#text)) throw new JsonFault(this.#at);
    this.#at = literal.lastIndex;
  }

  /** Skips a comma up to the next item; returns false at the closing bracket. */
  #comma(close: string): boolean {
    this.#blank();
    if (this.#text.charAt(this.#at) === close) return false;
    const comma = this.#at;
    this.#take(",");
    this.#blank();
    if (this.#isStrict && this.#text.charAt(this.#at) === close) throw new JsonFault(comma);
    return true;
  }

  #string(): JsonString {
    this.#take('"');
    const start = this.#at;
    const end = this.#stringEnd(start);
    this.#at = end + 1;
    return { value: this.#decoded(start, end), start, end };
  }

  #stringEnd(start: number): number {
    const end = stringEnd(this.#text, start);
    if (end < 0) throw new JsonFault(this.#text.length);
    return end;
  }

  /**
   * The value of a string literal. Each escape becomes one UTF-16 unit, so that offsets can be mapped back.
   */
  #decoded(start: number, end: number): string {
    const written = this.#text.slice(start, end);
    const bad = written.search(this.#isStrict ? /[^ -\uffff]/ : /[\n\r]/);
    if (bad >= 0) throw new JsonFault(start + bad);
    if (!written.includes("\\")) return written;
    try {
      const value: unknown = JSON.parse(
        `"${written.includes("\t") ? written.replace(/\t/g, "\\t") : written}"`,
      );
      return typeof value === "string" ? value : "";
    } catch {
      throw new JsonFault(start);
    }
  }

  #take(char: string): void {
    if (this.#text.charAt(this.#at) !== char) throw new JsonFault(this.#at);
    this.#at++;
  }

  #blank(): void {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab) return;
    }
  }
}

/**
 * The offset of the quote that ends the string beginning at `start`: the first with an even number of
 * backslashes before it. -1 if there is none.
 */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let slash = end;
    while (text.charCodeAt(slash - 1) === backslash) slash--;
    if ((end - slash) % 2 === 0) return end;
  }
  return -1;
}
