import {
  isNewline,
  isSpaceAt,
  isWordAt,
  lineEnd,
  lineStart,
  nextLine,
  startsLine,
} from "../lexing/characters.ts";
import {
  carriageReturn,
  closeBrace,
  lineFeed,
  numberSign,
  openBrace,
  percentSign,
  space,
  tab,
} from "../lexing/codes.ts";
import {
  add,
  type Delimited,
  delimited,
  type Lexing,
  lexer,
  type Rule,
  readRest,
  readUntil,
} from "../lexing/lexing.ts";

const quoted = (quote: string): Delimited => ({ open: quote, close: quote, context: "string" });

/** `r"(…)"`, `R'--[…]--'`; found at its quote. */
function rawString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const prefix = text.charAt(at - 1).toLowerCase();
  if (prefix !== "r" || isWordAt(text, at - 2)) return at;
  const open = /^(-{0,20})([([{])/.exec(text.slice(at + 1, at + 23));
  if (open?.[1] === undefined || open[2] === undefined) return at;
  const close = open[2] === "(" ? ")" : open[2] === "[" ? "]" : "}";
  return readUntil(lexing, at, at + 1, close + open[1] + text.charAt(at), "string");
}

/** R; roxygen documents. */
export const r = lexer(
  delimited({ open: "#'", context: "docstring" }),
  delimited({ open: "#", context: "comment" }),
  { first: "\"'", read: rawString },
  delimited({ ...quoted('"'), escape: "\\", lines: true }),
  delimited({ ...quoted("'"), escape: "\\", lines: true }),
  // A name in backticks and an operator such as %"% may hold a quote or a hash.
  { first: "`%", read: (lexing, at) => closedOnLine(lexing.text, at) },
);

/** The offset after the same character on the same line, or `at` where there is none without a blank before it. */
function closedOnLine(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  for (let next = at + 1; next < text.length && next - at < 200; next++) {
    const code = text.charCodeAt(next);
    if (code === sign) return next + 1;
    if (isNewline(code) || (sign === percentSign && code === space)) return at;
  }
  return at;
}

/** `%{` and `%}` alone on their lines; such blocks nest. */
const matlabBlock: Rule = {
  first: "%#",
  read: (lexing, at) => {
    const { text } = lexing;
    const alone = (from: number, bracket: number) =>
      text.charCodeAt(from + 1) === bracket &&
      startsLine(text, from) &&
      text.slice(from + 2, lineEnd(text, from)).trim() === "";
    if (!alone(at, openBrace)) return at;
    let depth = 1;
    for (let line = nextLine(text, at); line < text.length; line = nextLine(text, line)) {
      let mark = line;
      while (text.charCodeAt(mark) === space || text.charCodeAt(mark) === tab) mark++;
      const code = text.charCodeAt(mark);
      if (code !== percentSign && code !== numberSign) continue;
      if (alone(mark, openBrace)) depth++;
      else if (alone(mark, closeBrace) && --depth === 0) return add(lexing, at, mark + 2, helpOr(lexing, at));
    }
    return add(lexing, at, text.length, "comment");
  },
};

/** The comment right after a `function` or `classdef` line, or at the file's start, is its help text. */
function helpOr(lexing: Lexing, at: number): "docstring" | "comment" {
  const { text, found } = lexing;
  if (!startsLine(text, at)) return "comment";
  const line = lineBefore(text, at);
  if (line === 0) return "docstring";
  const before = found.at(-1);
  const end =
    text.charCodeAt(line - 1) === lineFeed && text.charCodeAt(line - 2) === carriageReturn
      ? line - 2
      : line - 1;
  if (before?.end === end && startsLine(text, before.start))
    return before.context === "docstring" ? "docstring" : "comment";
  let start = lineBefore(text, end);
  for (let lines = 0; lines < 20 && /\.\.\./.test(text.slice(lineBefore(text, start - 1), start)); lines++)
    start = lineBefore(text, start - 1);
  return /^\s*(?:function|classdef)\b/.test(text.slice(start, Math.min(end, start + 80)))
    ? "docstring"
    : "comment";
}

/** The start of the line that ends at `end`. A line of more than 2,000 characters begins there. */
function lineBefore(text: string, end: number): number {
  return lineStart(text, end, Math.max(0, end - 2000));
}

/** After a value a quote transposes; a string begins elsewhere. */
function matlabQuote(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (isWordAt(text, at - 1) || ")]}'.\"".includes(text.charAt(at - 1) || " ")) return at + 1;
  return readRest(lexing, { ...quoted("'"), doubled: true }, at, at + 1);
}

/** MATLAB and Octave. */
export const matlab = lexer(
  matlabBlock,
  { first: "%", read: (lexing, at) => add(lexing, at, lineEnd(lexing.text, at), helpOr(lexing, at)) },
  {
    first: "#",
    read: (lexing, at) =>
      isSpaceAt(lexing.text, at - 1) ? add(lexing, at, lineEnd(lexing.text, at), helpOr(lexing, at)) : at,
  },
  delimited({ open: "...", context: "comment" }),
  { first: "'", read: matlabQuote },
  delimited({ ...quoted('"'), doubled: true }),
);
