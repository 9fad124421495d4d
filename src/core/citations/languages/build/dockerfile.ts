import { leadingComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { bareAddress, doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

export const dockerfile = lexer(
  leadingComment("#", /^/),
  delimited(doubleQuoted),
  delimited(singleQuoted),
  bareAddress,
);
