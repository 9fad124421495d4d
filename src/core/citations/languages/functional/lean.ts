import { hyphen } from "../../lexing/codes.ts";
import { lineComment } from "../../lexing/comments.ts";
import { delimited, readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

/** Lean. `/-- … -/` and `/-! … -/` are doc comments. */
export const lean = lexer(
  {
    first: "/",
    read: (lexing, at) => {
      if (lexing.text.charCodeAt(at + 1) !== hyphen) return at;
      const doc = /[-!]/.test(lexing.text.charAt(at + 2));
      return readRest(
        lexing,
        { open: "/-", close: "-/", context: doc ? "docstring" : "comment", nests: true },
        at,
        at + 2,
      );
    },
  },
  lineComment("--"),
  delimited({ ...doubleQuoted, lines: true }),
  characterLiteral,
);
