import { isWordAt } from "../lexing/characters.ts";
import { lowerR } from "../lexing/codes.ts";
import { type Delimited, delimited, type Lexing, lexer, readRest } from "../lexing/lexing.ts";
import { character, doubleQuoted, slashComments, tripleQuoted } from "./braces.ts";

const template: Delimited = { ...doubleQuoted, code: "${" };
const rawLines: Delimited = { open: '"""', close: '"""', context: "string", lines: true };
const templateLines: Delimited = { ...rawLines, code: "${" };
const singleQuoted: Delimited = { open: "'", close: "'", context: "string", escape: "\\" };

/** `///` documents since Java 23. */
export const java = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  delimited(tripleQuoted),
  delimited(doubleQuoted),
  character,
);

export const kotlin = lexer(
  slashComments({ docBlocks: ["/**"], nests: true }),
  delimited(templateLines),
  delimited(template),
  character,
);

/** A string is interpolated where a name stands right before it: `s"…"`. */
function scalaString(lexing: Lexing, at: number): number {
  const interpolated = isWordAt(lexing.text, at - 1);
  if (lexing.text.startsWith('"""', at))
    return readRest(lexing, interpolated ? templateLines : rawLines, at, at + 3);
  return readRest(lexing, interpolated ? template : doubleQuoted, at, at + 1);
}

export const scala = lexer(
  slashComments({ docBlocks: ["/**"], nests: true }),
  { first: '"', read: scalaString },
  character,
);

export const groovy = lexer(
  slashComments({ docBlocks: ["/**"] }),
  delimited({ ...tripleQuoted, code: "${" }),
  delimited({ ...singleQuoted, open: "'''", close: "'''", lines: true }),
  delimited(template),
  delimited(singleQuoted),
);

/** `r'…'` is raw; all others are interpolated. */
function dartString(lexing: Lexing, at: number): number {
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
  read: dartString,
});
