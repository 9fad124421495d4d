import { isSpaceAt, isWordAt, lineEnd, lineStart, nextLine, startsLine } from "../../lexing/characters.ts";
import { closeBrace, numberSign, openBrace, percentSign, space, tab } from "../../lexing/codes.ts";
import { delimited, readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing, type Rule } from "../../lexing/lexing.ts";

/** A block comment: `%{` and `%}`, each alone on its line. Blocks nest. */
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
      else if (alone(mark, closeBrace) && --depth === 0)
        return addRegion(lexing, at, mark + 2, commentContext(lexing, at));
    }
    return addRegion(lexing, at, text.length, "comment");
  },
};

/**
 * The context of a comment. The first block of comments in the file, or after a `function` or `classdef` line, is help
 * text; empty lines may come before it.
 */
function commentContext({ text, found }: Lexing, at: number): "docstring" | "comment" {
  if (!startsLine(text, at)) return "comment";
  const before = found.at(-1);
  if (before && startsLine(text, before.start) && nextLine(text, before.end) === lineBefore(text, at))
    return before.context === "docstring" ? "docstring" : "comment";
  let end = at;
  while (end > 0 && isSpaceAt(text, end - 1)) end--;
  if (end === 0) return "docstring";
  let start = lineBefore(text, end);
  for (let lines = 0; lines < 20 && /\.\.\./.test(text.slice(lineBefore(text, start - 1), start)); lines++)
    start = lineBefore(text, start - 1);
  return /^\s*(?:function|classdef)\b/.test(text.slice(start, Math.min(end, start + 80)))
    ? "docstring"
    : "comment";
}

/** The start of the line that ends at `end`, at most 2,000 characters back. */
function lineBefore(text: string, end: number): number {
  return lineStart(text, end, Math.max(0, end - 2000));
}

/** Reads a string, unless a value comes before the quote: there it transposes. */
function matlabQuote(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (isWordAt(text, at - 1) || ")]}'.\"".includes(text.charAt(at - 1) || " ")) return at + 1;
  return readRest(lexing, { open: "'", close: "'", context: "string", doubled: true }, at, at + 1);
}

/** MATLAB and Octave. */
export const matlab = lexer(
  matlabBlock,
  {
    first: "%",
    read: (lexing, at) => addRegion(lexing, at, lineEnd(lexing.text, at), commentContext(lexing, at)),
  },
  {
    first: "#",
    read: (lexing, at) =>
      isSpaceAt(lexing.text, at - 1)
        ? addRegion(lexing, at, lineEnd(lexing.text, at), commentContext(lexing, at))
        : at,
  },
  delimited({ open: "...", context: "comment" }),
  { first: "'", read: matlabQuote },
  delimited({ open: '"', close: '"', context: "string", doubled: true }),
);
