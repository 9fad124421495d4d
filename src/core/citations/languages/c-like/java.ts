import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted, tripleQuoted } from "../../lexing/strings.ts";

/** Java. `///` is a doc comment since Java 23. */
export const java = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  delimited(tripleQuoted),
  delimited(doubleQuoted),
  characterLiteral,
);
