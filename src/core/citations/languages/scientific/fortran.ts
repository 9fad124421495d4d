import { isNewline, lastBefore, lineEnd, nextLine, startsLine } from "../../lexing/characters.ts";
import { ampersand, greaterThan } from "../../lexing/codes.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing, type Rule } from "../../lexing/lexing.ts";
import type { Lexer } from "../../lexing/region.ts";

/** `!>`, `!<` and `!!` are doc comments (Doxygen, FORD), `!!!` is not. */
const comment: Rule = {
  first: "!",
  read: (lexing, at) => {
    const { text } = lexing;
    const doc = /^!(?:[><]|!(?!!))/.test(text.slice(at, at + 3));
    return addRegion(lexing, at, lineEnd(text, at), doc ? "docstring" : "comment");
  },
};

/** Reads a string, in which a quote is written twice. `&` at the line's end continues it. */
function readString(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const quote = text.charCodeAt(at);
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === quote) {
      if (text.charCodeAt(next + 1) !== quote) return addRegion(lexing, at, next + 1, "string");
      next++;
    } else if (isNewline(code)) {
      if (text.charCodeAt(lastBefore(text, next)) !== ampersand) return addRegion(lexing, at, next, "string");
      next = nextLine(text, next) - 1;
    }
  }
  return addRegion(lexing, at, text.length, "string");
}

const strings: Rule = { first: "\"'", read: readString };

export const fortran = lexer(comment, strings);

/** A statement in the first five columns, which in fixed form contain only comments and labels. */
const freeStatement =
  /^ {0,4}(?:end|function|if|implicit|integer|interface|logical|module|private|program|public|real|subroutine|type|use)\b/im;

/** Fixed form. C or `*` in the first column begins a comment; a sixth column that is not blank continues a line. */
const fixedForm = lexer(
  {
    first: "cC*",
    read: (lexing, at) => {
      const { text } = lexing;
      if (at > 0 && !isNewline(text.charCodeAt(at - 1))) return at;
      const doc = text.charCodeAt(at + 1) === greaterThan;
      return addRegion(lexing, at, lineEnd(text, at), doc ? "docstring" : "comment");
    },
  },
  {
    first: "!",
    read: (lexing, at) => {
      const { text } = lexing;
      const sixth = at >= 5 && startsLine(text, at) && (at === 5 || isNewline(text.charCodeAt(at - 6)));
      return sixth ? at : comment.read(lexing, at);
    },
  },
  strings,
);

/** Files with the endings of fixed form. Many `.F` files are in free form, selected by a compiler flag. */
export const fortranFixed: Lexer = (text, until) =>
  (freeStatement.test(text) ? fortran : fixedForm)(text, until);
