import { isNewline, isSpaceAt, lineEnd, nextLine, skipBlanks } from "../../lexing/characters.ts";
import { backslash, doubleQuote, lineFeed, numberSign, singleQuote, space, tab } from "../../lexing/codes.ts";
import type { Region } from "../../lexing/region.ts";

/**
 * YAML. Its values are strings with or without quotes, so only comments need to be found: `#` at a line's start or
 * after a blank, outside quotes and block scalars (`|`, `>`).
 */
export function yaml(text: string): Region[] {
  const found: Region[] = [];
  let at = 0;
  while (at < text.length) {
    const indent = skipBlanks(text, at) - at;
    const end = scalarsEnd(text, at, found);
    const block = end > at && /(?:^|[\s:?-])[|>][-+0-9]{0,2}$/.test(lastWords(text, at, end));
    at = nextLine(text, lineEnd(text, end));
    if (block) at = blockEnd(text, at, indent);
  }
  return found;
}

/** Reads a line, and further lines while a quoted value goes on. Returns the offset of its comment or its end. */
function scalarsEnd(text: string, from: number, found: Region[]): number {
  /** The code of the last character that was no blank. It tells whether a quote may open a value. */
  let before = lineFeed;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isNewline(code)) return at;
    if (code === space || code === tab) continue;
    if (
      code === numberSign &&
      (at === from || text.charCodeAt(at - 1) === space || text.charCodeAt(at - 1) === tab)
    ) {
      found.push({ start: at, end: lineEnd(text, at), context: "comment" });
      return at;
    }
    if ((code === doubleQuote || code === singleQuote) && opensValue(text, at, before))
      at = quotedEnd(text, at, code);
    before = code;
  }
  return text.length;
}

/**
 * True if a quote opens a value: right after a bracket or `"key":`; after other signs only with a blank in
 * between, as in `- "a"` but not in `rem -"a"`.
 */
function opensValue(text: string, at: number, before: number): boolean {
  if (bracketCodes.has(before)) return true;
  return (
    signCodes.has(before) && (isSpaceAt(text, at - 1) || /["']:$/.test(text.slice(Math.max(0, at - 2), at)))
  );
}

const codesOf = (characters: string) => new Set([...characters].map((one) => one.charCodeAt(0)));
const bracketCodes = codesOf("[{,");
const signCodes = codesOf("\n:-?");

/** The offset of the closing quote. A value that is not closed before an empty line ends with its own line. */
function quotedEnd(text: string, open: number, quote: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash && quote === doubleQuote) at++;
    else if (code === quote) {
      if (quote !== singleQuote || text.charCodeAt(at + 1) !== singleQuote) return at;
      at++;
    } else if (isNewline(code) && isNewline(text.charCodeAt(skipBlanks(text, nextLine(text, at)))))
      return lineEnd(text, open) - 1;
  }
  return lineEnd(text, open) - 1;
}

function lastWords(text: string, start: number, end: number): string {
  return text.slice(Math.max(start, end - 80), end).trimEnd();
}

/** The start of the first line after a block scalar whose key is indented by `indent` blanks. */
function blockEnd(text: string, from: number, indent: number): number {
  let inner = -1;
  let at = from;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    if (!isNewline(text.charCodeAt(start)) && start < text.length) {
      if (inner < 0) inner = start - at > indent ? start - at : Number.POSITIVE_INFINITY;
      if (start - at < inner) break;
    }
    at = nextLine(text, start < text.length ? lineEnd(text, start) : start);
  }
  return at;
}
