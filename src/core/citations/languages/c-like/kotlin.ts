import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

export const kotlin = lexer(
  slashComments({ docBlocks: ["/**"], nests: true }),
  delimited({ open: '"""', close: '"""', context: "string", lines: true, code: "${" }),
  delimited({ ...doubleQuoted, code: "${" }),
  characterLiteral,
);
