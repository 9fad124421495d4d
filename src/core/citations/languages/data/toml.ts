import { hashComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { doubleQuoted, tripleQuoted } from "../../lexing/strings.ts";

export const toml = lexer(
  hashComment,
  delimited(tripleQuoted),
  delimited({ open: "'''", close: "'''", context: "string", lines: true }),
  delimited(doubleQuoted),
  delimited({ open: "'", close: "'", context: "string" }),
);
