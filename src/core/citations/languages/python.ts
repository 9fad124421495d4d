import { isBlank, isNewline, isWord, isWordAt, lineEnd } from "./characters.ts";
import type { Region } from "./region.ts";

const HEADERS = new Set(["def", "class", "cdef", "cpdef"]);
/** Of the headers and of `async`. */
const KEYWORD_STARTS = new Set([..."acd"].map((letter) => letter.charCodeAt(0)));

/** 1: a character that ends the run of plain code. */
const STOPS = new Uint8Array(128);
for (const character of "\"'#()[]{}:;\\\n\r") STOPS[character.charCodeAt(0)] = 1;

/**
 * Python, also Cython and Starlark. A docstring is what CPython's `ast` takes for one: a first statement of a module,
 * class or function that consists of plain string literals alone. Strings after an assignment are strings.
 */
export function python(text: string, until: number): Region[] {
  const found: Region[] = [];
  let depth = 0;
  /** No token of the statement has come yet. */
  let fresh = true;
  /** The statement is the first of its block, and nothing but plain strings and brackets has come. */
  let docs = true;
  /** Of the statement's strings the first, as an index into `found`. */
  let first = -1;
  /** The statement is a `def` or `class` whose colon has not come yet. */
  let header = false;

  const endStatement = (nextIsFirst: boolean) => {
    if (docs && first >= 0)
      for (let index = first; index < found.length; index++) {
        const region = found[index];
        if (region?.context === "string") found[index] = { ...region, context: "docstring" };
      }
    docs = nextIsFirst;
    fresh = true;
    header = false;
    first = -1;
  };
  const other = () => {
    fresh = false;
    docs = false;
  };

  let at = 0;
  // A prefix of two letters may begin before `until`; the end of a statement tells whether its strings are docstrings.
  while (at < text.length && (at < until + 2 || !fresh)) {
    const code = text.charCodeAt(at);
    if (code >= 128 || STOPS[code] === 0) {
      if (code === 32 || isBlank(code)) {
        do at++;
        while (text.charCodeAt(at) === 32);
        continue;
      }
      if (fresh && isWord(code)) {
        const start = at;
        while (isWordAt(text, at)) at++;
        // To cut every name out costs time: what matters is short, and is a keyword with such a letter or a prefix.
        const quoted = isQuote(text.charCodeAt(at));
        const word = at - start <= 5 && (quoted || KEYWORD_STARTS.has(code)) ? text.slice(start, at) : "";
        if (quoted && isPrefix(word)) continue;
        if (word === "async") continue;
        header = word !== "" && HEADERS.has(word);
      }
      other();
      while (at < text.length) {
        const next = text.charCodeAt(at);
        if (next < 128 && STOPS[next] === 1) break;
        at++;
      }
      continue;
    }
    if (code === 35) {
      const end = lineEnd(text, at);
      found.push({ start: at, end, context: "comment" });
      at = end;
    } else if (isQuote(code)) {
      const start = prefixStart(text, at);
      const prefix = start === at ? "" : text.slice(start, at);
      const end = stringEnd(text, at, prefix !== "" && /[ft]/i.test(prefix));
      if (prefix !== "" && /[bft]/i.test(prefix)) docs = false;
      if (first < 0) first = found.length;
      found.push({ start, end, context: "string" });
      fresh = false;
      at = end;
    } else if (isNewline(code)) {
      if (depth === 0 && !fresh) endStatement(false);
      at++;
    } else if (code === 92) {
      at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2;
    } else if (code === 59 && depth === 0) {
      endStatement(false);
      at++;
    } else if (code === 58 && depth === 0 && header) {
      endStatement(true);
      at++;
    } else {
      if (code === 40) fresh = false;
      else if (code !== 41) other();
      if (code === 40 || code === 91 || code === 123) depth++;
      else if (code === 41 || code === 93 || code === 125) depth = Math.max(0, depth - 1);
      at++;
    }
  }
  endStatement(false);
  return found;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isPrefix(word: string): boolean {
  return /^(?:[rbuft]|r[bft]|[bft]r)$/i.test(word);
}

/** The offset of the prefix before a quote, or the quote's own. */
function prefixStart(text: string, quote: number): number {
  let start = quote;
  while (start > 0 && quote - start < 3 && isWordAt(text, start - 1)) start--;
  return start < quote && isPrefix(text.slice(start, quote)) ? start : quote;
}

/** The offset after a string literal. One in single quotes that is not closed ends with its line. */
function stringEnd(text: string, at: number, formatted: boolean): number {
  const quote = text.charCodeAt(at);
  const triple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  if (triple) return tripleEnd(text, at + 3, quote);
  return formatted ? formattedEnd(text, at + 1, quote) : plainEnd(text, at + 1, quote);
}

function tripleEnd(text: string, from: number, quote: number): number {
  const close = quote === 34 ? '"""' : "'''";
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    let escapes = at;
    while (escapes > from && text.charCodeAt(escapes - 1) === 92) escapes--;
    if ((at - escapes) % 2 === 0) return at + 3;
  }
  return text.length;
}

function plainEnd(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 2 : 1;
    else if (code === quote) return at + 1;
    else if (isNewline(code)) return at;
  }
  return text.length;
}

/** How far a replacement field of an f-string is followed over lines: an unclosed one must not cost more. */
const FIELD = 400;

/** Since 3.12 (PEP 701) a replacement field may hold the string's own quote, and lines. */
function formattedEnd(text: string, from: number, quote: number): number {
  let depth = 0;
  let line = -1;
  for (let at = from; at < text.length && (line < 0 || at - line < FIELD); at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 2 : 1;
    else if (code === quote) {
      if (depth === 0) return at + 1;
      at = plainEnd(text, at + 1, quote) - 1;
    } else if (code === 123) {
      if (depth === 0 && text.charCodeAt(at + 1) === 123) at++;
      else depth++;
    } else if (code === 125) depth = Math.max(0, depth - 1);
    else if (isNewline(code)) {
      if (depth === 0) return line < 0 ? at : line;
      if (line < 0) line = at;
    }
  }
  return line < 0 ? text.length : line;
}
