import { lineComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

export const erlang = lexer(
  lineComment("%"),
  delimited({ ...doubleQuoted, lines: true }),
  delimited(singleQuoted),
);
