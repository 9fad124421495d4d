import { doubleQuote } from "../../lexing/codes.ts";
import { readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Delimited, Lexing } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

/** `@"…"`, in which a quote is written twice. F# has it too. */
export const verbatimString: Delimited = {
  open: '"',
  close: '"',
  context: "string",
  doubled: true,
  lines: true,
};

/** Reads `"…"`, `@"…"`, `$"…{code}…"`, `$@"…"` and raw strings of three quotes or more. Found at the quote. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  let quotes = 1;
  while (text.charCodeAt(at + quotes) === doubleQuote) quotes++;
  if (quotes >= 3) return readUntil(lexing, at, at + quotes, '"'.repeat(quotes), "string");
  const prefix = text.slice(Math.max(0, at - 2), at);
  const kind = prefix.endsWith("@") || prefix === "@$" ? verbatimString : doubleQuoted;
  const interpolated = prefix.endsWith("$") || prefix === "$@";
  return readRest(lexing, interpolated ? { ...kind, code: "{" } : kind, at, at + 1);
}

export const csharp = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  { first: '"', read: readString },
  characterLiteral,
);
