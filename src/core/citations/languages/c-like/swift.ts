import { isBlank, isNewline, isWord, lineEnd } from "../../lexing/characters.ts";
import {
  backslash,
  closeParen,
  exclamationMark,
  numberSign,
  openParen,
  questionMark,
  slash,
} from "../../lexing/codes.ts";
import { readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";

/** Reads `"…"`, `"""…"""` and both with `#`s around them, which then belong to the escape too: `#"\#(code)"#`. */
function read(lexing: Lexing, at: number): number {
  const { text } = lexing;
  let start = at;
  while (text.charCodeAt(start - 1) === numberSign) start--;
  const hashes = "#".repeat(at - start);
  const quotes = text.startsWith('"""', at) ? '"""' : '"';
  return readRest(
    lexing,
    {
      open: quotes,
      close: quotes + hashes,
      context: "string",
      code: `\\${hashes}(`,
      ...(hashes === "" && { escape: "\\" }),
      ...(quotes === '"""' && { lines: true }),
    },
    at,
    at + quotes.length,
  );
}

/** Words after which a value begins, so that a slash divides nothing. */
const wordsBeforeValue = new Set("return in case where try await throw else if guard while is as".split(" "));
const longestWord = 6;

/**
 * Reads a regular expression on one line. A slash opens one if a value can begin
 * there and no blank follows (SE-0354).
 */
function readRegex(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (isBlank(text.charCodeAt(at + 1)) || !beginsValue(text, at)) return at;
  const end = regexEnd(text, at + 1);
  return end < 0 ? at : addRegion(lexing, at, end, "string");
}

function beginsValue(text: string, at: number): boolean {
  let end = at;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  const before = text.charCodeAt(end - 1);
  if (Number.isNaN(before) || isNewline(before)) return true;
  // `x! / y` and `x? / y` divide.
  if (before === exclamationMark || before === questionMark)
    return end < at || !isWord(text.charCodeAt(end - 2));
  if (!isWord(before)) return ")]}\"'`".indexOf(text.charAt(end - 1)) < 0;
  let start = end;
  while (end - start <= longestWord && isWord(text.charCodeAt(start - 1))) start--;
  return wordsBeforeValue.has(text.slice(start, end)) && end < at;
}

/** The offset after the slash that ends a regular expression; -1 if the line ends first. */
function regexEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isNewline(code)) return -1;
    if (code === backslash) at++;
    else if (code === openParen) depth++;
    // `(/)` and `reduce(1, /)` name the operator.
    else if (code === closeParen && depth-- === 0) return -1;
    else if (code === slash) return at === from || isBlank(text.charCodeAt(at - 1)) ? -1 : at + 1;
  }
  return -1;
}

/** Reads `#/…/#` with any number of `#`. It may span lines if its opening ends a line. */
function readExtendedRegex(lexing: Lexing, at: number): number {
  const { text } = lexing;
  // Only at the first `#` of a run, so that a long run is read once.
  if (text.charCodeAt(at - 1) === numberSign) return at;
  let open = at;
  while (text.charCodeAt(open) === numberSign) open++;
  if (text.charCodeAt(open) !== slash) return at;
  const close = `/${"#".repeat(open - at)}`;
  const line = lineEnd(text, open);
  if (text.slice(open + 1, line).trim() === "") return readUntil(lexing, at, line, close, "string");
  const end = text.slice(open + 1, line).indexOf(close);
  return end < 0 ? at : addRegion(lexing, at, open + 1 + end + close.length, "string");
}

export const swift = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"], nests: true }),
  { first: '"', read },
  { first: "#", read: readExtendedRegex },
  { first: "/", read: readRegex },
);
