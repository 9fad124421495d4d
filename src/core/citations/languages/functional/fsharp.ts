import { closeParen } from "../../lexing/codes.ts";
import { delimited, readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted, tripleQuoted } from "../../lexing/strings.ts";
import { verbatimString } from "../c-like/csharp.ts";

/** F#. `(* … *)` nests, `///` is a doc comment. */
export const fsharp = lexer(
  slashComments({ docLines: ["///"] }),
  {
    first: "(",
    read: (lexing, at) =>
      lexing.text.startsWith("(*", at) && lexing.text.charCodeAt(at + 2) !== closeParen
        ? readRest(lexing, { open: "(*", close: "*)", context: "comment", nests: true }, at, at + 2)
        : at,
  },
  delimited(tripleQuoted),
  {
    first: '"',
    read: (lexing, at) =>
      readRest(
        lexing,
        lexing.text.charAt(at - 1) === "@" ? verbatimString : { ...doubleQuoted, lines: true },
        at,
        at + 1,
      ),
  },
  characterLiteral,
);
