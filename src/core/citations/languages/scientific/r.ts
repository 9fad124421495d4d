import { isNewline, isWordAt } from "../../lexing/characters.ts";
import { percentSign, space } from "../../lexing/codes.ts";
import { hashComment } from "../../lexing/comments.ts";
import { delimited, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Lexing } from "../../lexing/lexing.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

/** Reads `r"(…)"`, `R'--[…]--'`. Found at its quote. */
function readRawString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const prefix = text.charAt(at - 1).toLowerCase();
  if (prefix !== "r" || isWordAt(text, at - 2)) return at;
  const open = /^(-{0,20})([([{])/.exec(text.slice(at + 1, at + 23));
  if (open?.[1] === undefined || open[2] === undefined) return at;
  const close = open[2] === "(" ? ")" : open[2] === "[" ? "]" : "}";
  return readUntil(lexing, at, at + 1, close + open[1] + text.charAt(at), "string");
}

/** R. roxygen's comments, `#'`, are docstrings. */
export const r = lexer(
  delimited({ open: "#'", context: "docstring" }),
  hashComment,
  { first: "\"'", read: readRawString },
  delimited({ ...doubleQuoted, lines: true }),
  delimited({ ...singleQuoted, lines: true }),
  // A name in backticks and an operator such as %"% may contain a quote or a hash.
  { first: "`%", read: (lexing, at) => closedOnLine(lexing.text, at) },
);

/**
 * The offset after the next such character on the line; `at` if there is none,
 * or for `%` if a blank comes first.
 */
function closedOnLine(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  for (let next = at + 1; next < text.length && next - at < 200; next++) {
    const code = text.charCodeAt(next);
    if (code === sign) return next + 1;
    if (isNewline(code) || (sign === percentSign && code === space)) return at;
  }
  return at;
}
