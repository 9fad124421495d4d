import { isNewline, isWordAt, unescaped } from "../../lexing/characters.ts";
import {
  backslash,
  carriageReturn,
  closeBrace,
  doubleQuote,
  lineFeed,
  openBrace,
} from "../../lexing/codes.ts";

/** True for the letters that may be before the quote of a string: `r`, `f`, `rb`, … */
function isPrefix(word: string): boolean {
  return /^(?:[rbuft]|r[bft]|[bft]r)$/i.test(word);
}

/** The offset of a string's prefix, or of its quote if it has none. */
export function prefixStart(text: string, quote: number): number {
  let start = quote;
  while (start > 0 && quote - start < 3 && isWordAt(text, start - 1)) start--;
  return start < quote && isPrefix(text.slice(start, quote)) ? start : quote;
}

/** The offset after a string literal. One in single quotes that is not closed ends with its line. */
export function stringEnd(text: string, at: number, formatted: boolean): number {
  const quote = text.charCodeAt(at);
  const triple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  if (triple) return tripleEnd(text, at + 3, quote);
  return formatted ? formattedEnd(text, at + 1, quote) : plainEnd(text, at + 1, quote);
}

function tripleEnd(text: string, from: number, quote: number): number {
  return Math.min(unescaped(text, quote === doubleQuote ? '"""' : "'''", from) + 3, text.length);
}

function plainEnd(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash)
      at += text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === lineFeed ? 2 : 1;
    else if (code === quote) return at + 1;
    else if (isNewline(code)) return at;
  }
  return text.length;
}

/**
 * How many characters a replacement field of an f-string may have on further lines;
 * a longer one counts as not closed.
 */
export const longestField = 400;

/**
 * The end of an f-string. Since 3.12 (PEP 701) a replacement field may contain the
 * string's own quote and line ends.
 */
function formattedEnd(text: string, from: number, quote: number): number {
  let depth = 0;
  let line = -1;
  for (let at = from; at < text.length && (line < 0 || at - line < longestField); at++) {
    const code = text.charCodeAt(at);
    if (code === backslash)
      at += text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === lineFeed ? 2 : 1;
    else if (code === quote) {
      if (depth === 0) return at + 1;
      at = plainEnd(text, at + 1, quote) - 1;
    } else if (code === openBrace) {
      if (depth === 0 && text.charCodeAt(at + 1) === openBrace) at++;
      else depth++;
    } else if (code === closeBrace) depth = Math.max(0, depth - 1);
    else if (isNewline(code)) {
      if (depth === 0) return line < 0 ? at : line;
      if (line < 0) line = at;
    }
  }
  return line < 0 ? text.length : line;
}
