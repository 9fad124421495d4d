import { leadingComment } from "../../lexing/comments.ts";
import { lexer } from "../../lexing/lexer.ts";

/** BibTeX. `%` begins a comment only at a line's start, because addresses in fields contain it. */
export const bibtex = lexer(leadingComment("%", /^/));
