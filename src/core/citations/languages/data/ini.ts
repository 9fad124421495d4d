import { leadingComment } from "../../lexing/comments.ts";
import { lexer } from "../../lexing/lexer.ts";

/** INI and properties files. Their values are strings without any marks: the gap. */
export const ini = lexer(leadingComment("#;!", /^/));
