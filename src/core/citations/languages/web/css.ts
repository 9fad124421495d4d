import { lineComment } from "../../lexing/comments.ts";
import { delimited, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

const strings: readonly Rule[] = [delimited(doubleQuoted), delimited(singleQuoted)];
const block = delimited({ open: "/*", close: "*/", context: "comment", lines: true });
/** `url(…)` without quotes. */
const url: Rule = {
  first: "u",
  read: (lexing, at) => {
    const open = /^url\(\s*(?!["'\s])/.exec(lexing.text.slice(at, at + 12));
    return open ? readUntil(lexing, at + 4, at + 4, ")", "string") : at;
  },
};

export const css = lexer(block, url, ...strings);
/** SCSS, Sass, Less and Stylus. */
export const scss = lexer(block, url, lineComment("//"), ...strings);
