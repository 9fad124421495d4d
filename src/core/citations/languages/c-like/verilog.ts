import { nestedComments } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted } from "../../lexing/strings.ts";

/** Verilog, and also Rocq, whose files share the ending `.v`: the comments of the one are rare in the other. */
export const verilog = lexer(slashComments({}), nestedComments("(*", "*)"), delimited(doubleQuoted));
