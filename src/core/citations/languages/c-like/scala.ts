import { isWordAt } from "../../lexing/characters.ts";
import { readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Delimited, Lexing } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

const rawLines: Delimited = { open: '"""', close: '"""', context: "string", lines: true };

/** Reads a string. It may contain code if a name is right before it: `s"…"`. */
function readString(lexing: Lexing, at: number): number {
  const interpolated = isWordAt(lexing.text, at - 1);
  if (lexing.text.startsWith('"""', at))
    return readRest(lexing, interpolated ? { ...rawLines, code: "${" } : rawLines, at, at + 3);
  return readRest(lexing, interpolated ? { ...doubleQuoted, code: "${" } : doubleQuoted, at, at + 1);
}

export const scala = lexer(
  slashComments({ docBlocks: ["/**"], nests: true }),
  { first: '"', read: readString },
  characterLiteral,
);
