import { hashComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

export const nim = lexer(
  delimited({ open: "##[", close: "]##", context: "docstring", nests: true }),
  delimited({ open: "#[", close: "]#", context: "comment", nests: true }),
  delimited({ open: "##", context: "docstring" }),
  hashComment,
  delimited({ open: '"""', close: '"""', context: "string", lines: true }),
  delimited(doubleQuoted),
  characterLiteral,
);
