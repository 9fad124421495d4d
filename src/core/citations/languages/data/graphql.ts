import { hashComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { doubleQuoted, tripleQuoted } from "../../lexing/strings.ts";

export const graphql = lexer(
  hashComment,
  delimited({ ...tripleQuoted, context: "docstring" }),
  delimited(doubleQuoted),
);
