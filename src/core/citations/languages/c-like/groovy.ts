import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted, singleQuoted, tripleQuoted } from "../../lexing/strings.ts";

export const groovy = lexer(
  slashComments({ docBlocks: ["/**"] }),
  delimited({ ...tripleQuoted, code: "${" }),
  delimited({ ...singleQuoted, open: "'''", close: "'''", lines: true }),
  delimited({ ...doubleQuoted, code: "${" }),
  delimited(singleQuoted),
);
