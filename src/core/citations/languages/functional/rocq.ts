import { nestedComments } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { doubleQuoted } from "../../lexing/strings.ts";

/** Rocq, once Coq. A quote is part of a name. */
export const rocq = lexer(nestedComments("(*", "*)"), delimited({ ...doubleQuoted, lines: true }));
