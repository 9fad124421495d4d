import { hashComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted } from "../../lexing/strings.ts";

/** Terraform and other HCL, also Nix. */
export const terraform = lexer(
  hashComment,
  slashComments({}),
  delimited({ ...doubleQuoted, code: "${" }),
  delimited({ open: "''", close: "''", context: "string", lines: true }),
);
