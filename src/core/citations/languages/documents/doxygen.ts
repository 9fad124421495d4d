import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";

/** Doxygen's pages: blocks of documentation and mostly nothing else. */
export const doxygen = lexer(delimited({ open: "/*", close: "*/", context: "docstring", lines: true }));
