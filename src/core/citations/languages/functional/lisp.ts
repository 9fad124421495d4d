import { isWordAt } from "../../lexing/characters.ts";
import { lineComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { doubleQuoted } from "../../lexing/strings.ts";

/** A character, whose sign may be one that begins a string or a comment: `#\"`, `?\;`. */
const lispCharacter: Rule = {
  first: "\\?#",
  read: ({ text }, at) => {
    if (text.startsWith("#\\", at)) return at + 3;
    if (text.startsWith("?\\", at) && !isWordAt(text, at - 1)) return at + 3;
    return text.charAt(at) === "\\" ? at + 2 : at;
  },
};

/** Common Lisp, Emacs Lisp, Scheme, Racket, Clojure. */
export const lisp = lexer(
  lispCharacter,
  lineComment(";"),
  delimited({ open: "#|", close: "|#", context: "comment", nests: true }),
  delimited({ ...doubleQuoted, lines: true }),
);
