import { isSpaceAt, isWordAt, lineEnd } from "../../lexing/characters.ts";
import { delimited, readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";

/** Reads `'it''s'`. With the prefix E of PostgreSQL a backslash escapes too. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const escapes = /e/i.test(text.charAt(at - 1)) && !isWordAt(text, at - 2);
  return readRest(
    lexing,
    {
      open: "'",
      close: "'",
      context: "string",
      doubled: true,
      lines: true,
      ...(escapes && { escape: "\\" }),
    },
    at,
    at + 1,
  );
}

/** Reads `$$ … $$` and `$tag$ … $tag$`. */
function readDollars(lexing: Lexing, at: number): number {
  const tag = isWordAt(lexing.text, at - 1)
    ? null
    : /^\$(?:[A-Za-z_]\w{0,40})?\$/.exec(lexing.text.slice(at, at + 44));
  return tag ? readUntil(lexing, at, at + tag[0].length, tag[0], "string") : at;
}

/**
 * SQL of several vendors. `#` is a comment only with blanks around it: elsewhere
 * it names a table or is an operator.
 */
export const sql = lexer(
  delimited({ open: "--", context: "comment" }),
  delimited({ open: "/*", close: "*/", context: "comment", nests: true }),
  {
    first: "#",
    read: (lexing, at) =>
      isSpaceAt(lexing.text, at - 1) && isSpaceAt(lexing.text, at + 1)
        ? addRegion(lexing, at, lineEnd(lexing.text, at), "comment")
        : at,
  },
  { first: "'", read: readString },
  // Names in MySQL may contain a quote.
  {
    first: "`",
    read: ({ text }, at) => at + (/^`[^`\r\n]{0,200}`/.exec(text.slice(at, at + 202))?.[0].length ?? 0),
  },
  { first: "$", read: readDollars },
  delimited({ open: '"', close: '"', context: "string", doubled: true, lines: true }),
);
