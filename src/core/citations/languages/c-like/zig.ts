import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

/** Zig. Each line of a string of several lines begins with two backslashes. */
export const zig = lexer(
  slashComments({ docLines: ["///", "//!"] }),
  delimited({ open: "\\\\", context: "string" }),
  delimited(doubleQuoted),
  characterLiteral,
);
