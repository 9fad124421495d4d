import { isSpaceAt, isWordAt, lineEnd, startsLine } from "../../lexing/characters.ts";
import {
  backslash,
  carriageReturn,
  doubleQuote,
  hyphen,
  lineFeed,
  numberSign,
  singleQuote,
} from "../../lexing/codes.ts";
import { readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";
import { characterLiteral } from "../../lexing/strings.ts";

const operatorSign = /[!#$%&*+./<=>?@\\^|~:]/;

/** Reads `-- …`. Two dashes or more begin a comment unless they are part of an operator: `-->`, `|--`. */
function readDashes(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (text.charCodeAt(at + 1) !== hyphen) return at;
  let end = at + 2;
  while (text.charCodeAt(end) === hyphen) end++;
  if (operatorSign.test(text.charAt(end)) || operatorSign.test(text.charAt(at - 1))) return end;
  return addRegion(lexing, at, lineEnd(text, at), isHaddock(lexing, at, end) ? "docstring" : "comment");
}

/** True for Haddock's comments, `-- |`, `-- ^`, `-- *`, `-- $name`, and for comment lines that continue one. */
function isHaddock(lexing: Lexing, at: number, end: number): boolean {
  const { text, found } = lexing;
  if (end === at + 2 && /^\s*(?:[|^]|\*+\s|\$\w)/.test(text.slice(end, lineEnd(text, end)).slice(0, 40)))
    return true;
  const before = found.at(-1);
  return (
    before?.context === "docstring" &&
    text.startsWith("--", before.start) &&
    startsLine(text, at) &&
    /^(?:\r\n?|\n)[ \t]*$/.test(text.slice(before.end, Math.min(at, before.end + 200)))
  );
}

function readBlock(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (!text.startsWith("{-", at) || text.charCodeAt(at + 2) === numberSign) return at;
  const doc = /^\s{0,20}[|^*]/.test(text.slice(at + 2, at + 24));
  return readRest(
    lexing,
    { open: "{-", close: "-}", context: doc ? "docstring" : "comment", nests: true },
    at,
    at + 2,
  );
}

/** Reads a string. A gap between two backslashes may contain blanks and line ends. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === doubleQuote) return addRegion(lexing, at, next + 1, "string");
    if (code === lineFeed || code === carriageReturn) return addRegion(lexing, at, next, "string");
    if (code !== backslash) continue;
    next++;
    if (!isSpaceAt(text, next)) continue;
    while (next < text.length && isSpaceAt(text, next)) next++;
  }
  return addRegion(lexing, at, text.length, "string");
}

/** Reads quasi-quotes that contain text: `[r|…|]`. Other brackets with a bar are comprehensions. */
function readQuasiQuote(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const open = /^\[(?:r|raw|i|iii|text|str|s|sql|trimming|fmt|here|multiline|q|qq|string)\|/.exec(
    text.slice(at, at + 14),
  );
  return open && text.slice(at, at + 50_000).includes("|]")
    ? readUntil(lexing, at, at + open[0].length, "|]", "string")
    : at;
}

export const haskell = lexer(
  { first: "-", read: readDashes },
  { first: "{", read: readBlock },
  { first: '"', read: readString },
  { first: "[", read: readQuasiQuote },
  // A quote in or after a name is part of it: foldl', x'.
  {
    first: "'",
    read: (lexing, at) =>
      isWordAt(lexing.text, at - 1) || lexing.text.charCodeAt(at - 1) === singleQuote
        ? at + 1
        : characterLiteral.read(lexing, at),
  },
);
