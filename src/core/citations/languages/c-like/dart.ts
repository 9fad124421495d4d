import { isWordAt } from "../../lexing/characters.ts";
import { lowerR } from "../../lexing/codes.ts";
import { readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Delimited, Lexing } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";

/** Reads a string. `r'…'` is raw; all others may contain code. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const quote = text.charAt(at);
  const raw = text.charCodeAt(at - 1) === lowerR && !isWordAt(text, at - 2);
  const triple = text.startsWith(quote.repeat(3), at);
  const close = triple ? quote.repeat(3) : quote;
  const kind: Delimited = { open: close, close, context: "string", ...(triple && { lines: true }) };
  return readRest(lexing, raw ? kind : { ...kind, escape: "\\", code: "${" }, at, at + close.length);
}

export const dart = lexer(slashComments({ docLines: ["///"], docBlocks: ["/**"], nests: true }), {
  first: "\"'",
  read: readString,
});
