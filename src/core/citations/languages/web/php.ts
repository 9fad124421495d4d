import { type Lexer, withGaps } from "../../lexing/region.ts";
import { html } from "./html.ts";
import { phpCode } from "./phpCode.ts";

/** PHP. A file is a page with islands of code; a piece of it, as in a fenced block, is code alone. */
export const php: Lexer = (text, until) =>
  /<\?(?:php|=)/.test(text) ? [...withGaps(html(text, until), text.length, "prose")] : phpCode(text, until);
