import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";

/** Doxygen's pages: doc comments and mostly nothing else. */
export const doxygen = lexer(delimited({ open: "/*", close: "*/", context: "docstring", lines: true }));
