import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

/** JSON, with the comments of JSONC and the quotes of JSON5. */
export const json = lexer(slashComments({}), delimited(doubleQuoted), delimited(singleQuoted));
