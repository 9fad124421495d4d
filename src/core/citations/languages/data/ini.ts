import { leadingComment } from "../../lexing/comments.ts";
import { lexer } from "../../lexing/lexer.ts";

/** INI and properties files. Their values are strings without quotes: the gap. */
export const ini = lexer(leadingComment("#;!", /^/));
