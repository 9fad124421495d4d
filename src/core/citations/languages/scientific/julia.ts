import {
  isNewline,
  isWord,
  isWordAt,
  lastBefore,
  lineEnd,
  nextLine,
  skipBlanks,
  unescaped,
  wordAt,
} from "../../lexing/characters.ts";
import { atSign, carriageReturn, colon, numberSign, openParen, semicolon } from "../../lexing/codes.ts";
import { brackets, delimited, readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Delimited, type Lexing } from "../../lexing/lexing.ts";
import { characterLiteral } from "../../lexing/strings.ts";

const hash: Delimited = { open: "#", context: "comment" };
const block: Delimited = { open: "#=", close: "=#", context: "comment", nests: true };
const plain: Delimited = { open: '"', close: '"', context: "string", escape: "\\", lines: true };

/** Words that cannot begin anything that has a docstring, and operators that are words. */
const closingWords = new Set([
  "end",
  "else",
  "elseif",
  "catch",
  "finally",
  "in",
  "isa",
  "where",
  "for",
  "if",
]);

/** Reads a string. With a name right before it, as in `raw"…"`, it contains no code. Found at its quote. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const quotes = text.startsWith('"""', at) ? '"""' : '"';
  let start = at;
  while (start > 0 && at - start < 40 && isWordAt(text, start - 1)) start--;
  const documents =
    isDocMacro(text, start) || (start === at && isStatement(lexing, at) && isFollowed(text, at, quotes));
  const kind: Delimited = {
    ...plain,
    open: quotes,
    close: quotes,
    context: documents ? "docstring" : "string",
  };
  return readRest(lexing, start < at ? kind : { ...kind, code: "$(" }, at, at + quotes.length);
}

/** True after `@doc`. */
function isDocMacro(text: string, at: number): boolean {
  return /@doc(?:\s+|\s*\(\s*)$/.test(text.slice(Math.max(0, at - 12), at));
}

/** True if a statement begins here and no bracket is open. */
function isStatement(lexing: Lexing, at: number): boolean {
  const { text } = lexing;
  if (lexing.depth > 0 || lexing.waiting.length > 0) return false;
  const last = lastBefore(text, at);
  const code = text.charCodeAt(last);
  if (isNewline(code)) return !endsOpen(lexing, last);
  return last < 0 || code === semicolon;
}

/** True if the line that ends at `newline` ends with an operator or a comma, so that the next one continues it. */
function endsOpen({ text, found }: Lexing, newline: number): boolean {
  const end = text.charCodeAt(newline - 1) === carriageReturn ? newline - 1 : newline;
  const last = lastBefore(text, end);
  const isComment = found.at(-1)?.context === "comment" && (found.at(-1)?.end ?? 0) > last;
  return !isComment && "*+,=|&".includes(text.charAt(last) || " ");
}

/** True if something that a docstring can document follows the string, on its line or on the next. */
function isFollowed(text: string, at: number, quotes: string): boolean {
  // Code inside the string is read as text.
  let next = skipBlanks(text, unescaped(text, quotes, at + quotes.length) + quotes.length);
  if (text.charCodeAt(next) === numberSign) next = lineEnd(text, next);
  if (isNewline(text.charCodeAt(next))) next = skipBlanks(text, nextLine(text, next));
  const code = text.charCodeAt(next);
  return (
    (isWord(code) || code === atSign || code === openParen || code === colon) &&
    !closingWords.has(wordAt(text, next))
  );
}

/** Reads a character, unless a value comes right before the quote: there it transposes. */
function readQuote(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (isWordAt(text, at - 1) || ")]}'.\"".includes(text.charAt(at - 1) || " ")) return at + 1;
  return text.startsWith("'''", at)
    ? addRegion(lexing, at, at + 3, "string")
    : characterLiteral.read(lexing, at);
}

const command: Delimited = {
  open: "`",
  close: "`",
  context: "string",
  escape: "\\",
  lines: true,
  code: "$(",
};

export const julia = lexer(
  delimited(block),
  delimited(hash),
  { first: '"', read: readString },
  { first: "'", read: readQuote },
  delimited({ ...command, open: "```", close: "```" }),
  delimited(command),
  brackets,
);
