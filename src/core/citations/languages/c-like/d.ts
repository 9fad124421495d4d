import { nestedComments } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

export const d = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  nestedComments("/+", "+/"),
  delimited({ open: "`", close: "`", context: "string", lines: true }),
  delimited({ ...doubleQuoted, lines: true }),
  characterLiteral,
);
