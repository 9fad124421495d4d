import { nestedComments } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

/** OCaml, also Standard ML and Mathematica. */
export const ocaml = lexer(
  nestedComments("(*", "*)"),
  delimited({ ...doubleQuoted, lines: true }),
  characterLiteral,
);
