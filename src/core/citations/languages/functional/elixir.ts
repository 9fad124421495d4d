import { isWordAt } from "../../lexing/characters.ts";
import { hashComment } from "../../lexing/comments.ts";
import { delimited, readRest } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { doubleQuoted, singleQuoted, tripleQuoted } from "../../lexing/strings.ts";

/** `~r/…/`, `~w[…]`, `~S|…|`: each ends at the first closing sign. Sigils with quotes are read as strings. */
const sigil: Rule = {
  first: "~",
  read: (lexing, at) => {
    const open = /^~(?:[a-z]|[A-Z][A-Z0-9]{0,20})([/|([{<])/.exec(lexing.text.slice(at, at + 24));
    const sign = open?.[1];
    if (open === null || sign === undefined) return at;
    const close = sign === "/" || sign === "|" ? sign : ")]}>".charAt("([{<".indexOf(sign));
    return readRest(
      lexing,
      { open: sign, close, context: "string", escape: "\\", lines: true },
      at,
      at + open[0].length,
    );
  },
};

/** Elixir. A string or sigil after `@doc`, `@moduledoc` or `@typedoc` is a docstring. */
export const elixir = lexer(
  hashComment,
  sigil,
  // The characters ?" and ?'
  {
    first: "?",
    read: ({ text }, at) => (/^["']$/.test(text.charAt(at + 1)) && !isWordAt(text, at - 1) ? at + 2 : at),
  },
  {
    first: '"',
    read: (lexing, at) =>
      /@(?:module|type)?doc\s+(?:~[sS])?$/.test(lexing.text.slice(Math.max(0, at - 20), at))
        ? (lexing.text.startsWith('"""', at)
            ? delimited({ ...tripleQuoted, context: "docstring" })
            : delimited({ ...doubleQuoted, context: "docstring", lines: true })
          ).read(lexing, at)
        : at,
  },
  delimited({ ...tripleQuoted, code: "#{" }),
  delimited({ ...doubleQuoted, lines: true, code: "#{" }),
  delimited({ ...singleQuoted, lines: true }),
);
