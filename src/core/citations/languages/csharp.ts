import { closeParen, doubleQuote } from "../lexing/codes.ts";
import { type Delimited, delimited, type Lexing, lexer, readRest, readUntil } from "../lexing/lexing.ts";
import { character, doubleQuoted, slashComments, tripleQuoted } from "./braces.ts";

const verbatim: Delimited = { open: '"', close: '"', context: "string", doubled: true, lines: true };

/** `"…"`, `@"…"`, `$"…{code}…"`, `$@"…"` and raw strings of three quotes or more; found at the quote. */
function read(lexing: Lexing, at: number): number {
  const { text } = lexing;
  let quotes = 1;
  while (text.charCodeAt(at + quotes) === doubleQuote) quotes++;
  if (quotes >= 3) return readUntil(lexing, at, at + quotes, '"'.repeat(quotes), "string");
  const prefix = text.slice(Math.max(0, at - 2), at);
  const kind = prefix.endsWith("@") || prefix === "@$" ? verbatim : doubleQuoted;
  const interpolated = prefix.endsWith("$") || prefix === "$@";
  return readRest(lexing, interpolated ? { ...kind, code: "{" } : kind, at, at + 1);
}

export const csharp = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  { first: '"', read },
  character,
);

/** F#: `(* … *)` nests, `///` documents. */
export const fsharp = lexer(
  slashComments({ docLines: ["///"] }),
  {
    first: "(",
    read: (lexing, at) =>
      lexing.text.startsWith("(*", at) && lexing.text.charCodeAt(at + 2) !== closeParen
        ? readRest(lexing, { open: "(*", close: "*)", context: "comment", nests: true }, at, at + 2)
        : at,
  },
  delimited(tripleQuoted),
  {
    first: '"',
    read: (lexing, at) =>
      readRest(
        lexing,
        lexing.text.charAt(at - 1) === "@" ? verbatim : { ...doubleQuoted, lines: true },
        at,
        at + 1,
      ),
  },
  character,
);
