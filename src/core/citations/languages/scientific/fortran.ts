import { isNewline, lastBefore, lineEnd, nextLine, startsLine } from "../../lexing/characters.ts";
import { ampersand, greaterThan } from "../../lexing/codes.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing, type Rule } from "../../lexing/lexing.ts";
import type { Lexer } from "../../lexing/region.ts";

/** `!>`, `!<` and `!!` document (Doxygen, FORD); `!!!` is a rule. */
const comment: Rule = {
  first: "!",
  read: (lexing, at) => {
    const { text } = lexing;
    const doc = /^!(?:[><]|!(?!!))/.test(text.slice(at, at + 3));
    return addRegion(lexing, at, lineEnd(text, at), doc ? "docstring" : "comment");
  },
};

/** A string, with the quote doubled for itself; `&` at a line's end carries it on. */
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

/** A statement that begins in the first five columns, which in fixed form are for comments and labels. */
const freeStatement =
  /^ {0,4}(?:end|function|if|implicit|integer|interface|logical|module|private|program|public|real|subroutine|type|use)\b/im;

/** Fixed form: a letter C or a star in the first column makes a comment; a sixth column that is not blank goes on. */
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

/** What ends as files in fixed form do. Many a `.F` is in free form, as its compiler is told. */
export const fortranFixed: Lexer = (text, until) =>
  (freeStatement.test(text) ? fortran : fixedForm)(text, until);
