import type { Context } from "../../citation.ts";
import { hashComment } from "../../lexing/comments.ts";
import { delimited, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { bareAddress, doubleQuoted, escapedBy } from "../../lexing/strings.ts";

/** `[=[ … ]=]` with any number of `=`: a string, or a comment after `#`. */
const bracketed = (mark: "#" | "", context: Context): Rule => ({
  first: mark || "[",
  read: (lexing, at) => {
    const { text } = lexing;
    if (!text.startsWith(`${mark}[`, at)) return at;
    const equals = /^\[(={0,40})\[/.exec(text.slice(at + mark.length, at + mark.length + 42))?.[1];
    return equals === undefined ? at : readUntil(lexing, at, at + mark.length + 2, `]${equals}]`, context);
  },
});

export const cmake = lexer(
  // `\"` outside of a string.
  escapedBy("\\"),
  bracketed("#", "comment"),
  hashComment,
  bracketed("", "string"),
  delimited({ ...doubleQuoted, lines: true }),
  bareAddress,
);
