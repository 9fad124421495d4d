import { lineEnd, startsLine } from "./characters.ts";
import { delimited, readRest } from "./delimited.ts";
import { addRegion, type Rule } from "./lexing.ts";

/** A comment from its mark to the line's end. */
export const lineComment = (open: string): Rule => delimited({ open, context: "comment" });

export const hashComment = lineComment("#");

/** A comment whose mark comes first on its line. */
export const leadingComment = (first: string, mark: RegExp): Rule => ({
  first,
  read: (lexing, at) =>
    startsLine(lexing.text, at) && mark.test(lexing.text.slice(at, at + 8))
      ? addRegion(lexing, at, lineEnd(lexing.text, at), "comment")
      : at,
});

/**
 * Nested comments. They are docstrings if the second character of their mark is doubled:
 * `(** … *)`, `/++ … +/`, but not `(***`.
 */
export function nestedComments(open: string, close: string): Rule {
  return {
    first: open.charAt(0),
    read: (lexing, at) => {
      const { text } = lexing;
      const next = text.charAt(at + 2);
      // `@(*)` is Verilog's sensitivity to everything.
      if (!text.startsWith(open, at) || next === close.charAt(1)) return at;
      const doubled = open.charAt(1);
      const context = next === doubled && text.charAt(at + 3) !== doubled ? "docstring" : "comment";
      return readRest(lexing, { open, close, context, nests: true }, at, at + 2);
    },
  };
}
