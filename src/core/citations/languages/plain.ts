import type { Context } from "../citation.ts";
import { isNewline, isSpaceAt, isWordAt, lineEnd, startsLine } from "../lexing/characters.ts";
import { heredocs, wordHeredoc } from "../lexing/heredoc.ts";
import {
  add,
  type Delimited,
  delimited,
  type Heredoc,
  lexer,
  type Rule,
  readRest,
  readUntil,
} from "../lexing/lexing.ts";
import { character, doubleQuoted, slashComments, tripleQuoted } from "./braces.ts";
import { address, escaped } from "./shell.ts";

/** The languages that a few lines of table can tell. */

const line = (open: string): Rule => delimited({ open, context: "comment" });
const hash = line("#");
const double = delimited(doubleQuoted);
const doubleLines = delimited({ ...doubleQuoted, lines: true });
const single: Delimited = { open: "'", close: "'", context: "string", escape: "\\" };

/** A comment whose mark comes first on its line. */
const leading = (first: string, mark: RegExp): Rule => ({
  first,
  read: (lexing, at) =>
    startsLine(lexing.text, at) && mark.test(lexing.text.slice(at, at + 8))
      ? add(lexing, at, lineEnd(lexing.text, at), "comment")
      : at,
});

/** `#` after a blank or a bracket: elsewhere it is part of a name or a pattern. */
const hashAfterBlank: Rule = {
  first: "#",
  read: (lexing, at) =>
    isSpaceAt(lexing.text, at - 1) || ";{}()".includes(lexing.text.charAt(at - 1))
      ? add(lexing, at, lineEnd(lexing.text, at), "comment")
      : at,
};

export const toml = lexer(
  hash,
  delimited(tripleQuoted),
  delimited({ open: "'''", close: "'''", context: "string", lines: true }),
  double,
  delimited({ open: "'", close: "'", context: "string" }),
);

export const ini = lexer(leading("#;!", /^/));
export const json = lexer(slashComments({}), double, delimited(single));
export const graphql = lexer(hash, delimited({ ...tripleQuoted, context: "docstring" }), double);
export const terraform = lexer(
  hash,
  slashComments({}),
  delimited({ ...doubleQuoted, code: "${" }),
  delimited({ open: "''", close: "''", context: "string", lines: true }),
);
export const dockerfile = lexer(leading("#", /^/), double, delimited(single), address);
export const makefile = lexer(escaped("\\"), hash, address);
/** CMake's brackets with as many `=` in both: `[=[ … ]=]`, a comment behind `#`. */
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
  escaped("\\"),
  bracketed("#", "comment"),
  hash,
  bracketed("", "string"),
  doubleLines,
  address,
);
export const bat = lexer(
  leading("rR@:", /^(?:@?rem\b|::)/i),
  delimited({ open: '"', close: '"', context: "string" }),
  address,
);

/** POD documents; a program's data after `__END__` counts as text. */
export const perl = lexer(
  {
    first: "=",
    read: (lexing, at) => {
      const { text } = lexing;
      if (!/^=[a-z]/.test(text.slice(at, at + 2)) || (at > 0 && !isNewline(text.charCodeAt(at - 1))))
        return at;
      const cut = /[\r\n]=cut\b/g;
      cut.lastIndex = at;
      const end = cut.exec(text);
      return add(lexing, at, end ? lineEnd(text, end.index + 1) : text.length, "docstring");
    },
  },
  hashAfterBlank,
  double,
  delimited(single),
  ...heredocs(wordHeredoc),
);
/** `<<<EOT`, `<<<"EOT"`, `<<<'EOT'`. */
function phpHeredoc(text: string, at: number): Heredoc | undefined {
  const mark = /^<<<[ \t]*(["']?)([A-Za-z_]\w{0,80})\1(?=[ \t]*[\r\n])/.exec(text.slice(at, at + 120));
  return mark?.[2] === undefined
    ? undefined
    : { word: mark[2], indented: true, goesOn: true, end: at + mark[0].length };
}
export const php = lexer(
  slashComments({ docBlocks: ["/**"] }),
  ...heredocs(phpHeredoc),
  { first: "#", read: (lexing, at) => (lexing.text.charAt(at + 1) === "[" ? at : hash.read(lexing, at)) },
  doubleLines,
  delimited({ ...single, lines: true }),
);

/** `~r/…/`, `~w[…]`, `~S|…|`: each ends at the first such sign. Those in quotes are read as strings are. */
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

/** A string or sigil that follows `@doc` and its kin documents. */
export const elixir = lexer(
  hash,
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
  delimited({ ...single, lines: true }),
);
export const erlang = lexer(line("%"), doubleLines, delimited(single));
const lispCharacter: Rule = {
  first: "\\?#",
  read: ({ text }, at) => {
    if (text.startsWith("#\\", at)) return at + 3;
    if (text.startsWith("?\\", at) && !isWordAt(text, at - 1)) return at + 3;
    return text.charAt(at) === "\\" ? at + 2 : at;
  },
};
export const lisp = lexer(
  lispCharacter,
  line(";"),
  delimited({ open: "#|", close: "|#", context: "comment", nests: true }),
  doubleLines,
);
/** Nested comments that document where the second character of their mark stands twice: `(** … *)`, `/++ … +/`; not `(***`. */
function nestedComments(open: string, close: string): Rule {
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
export const ocaml = lexer(nestedComments("(*", "*)"), doubleLines, character);
export const rocq = lexer(nestedComments("(*", "*)"), doubleLines);
/** Verilog, and Rocq by its ending alone: the comments of the one are rare in the other. */
export const verilog = lexer(slashComments({}), nestedComments("(*", "*)"), double);
/** LLVM's tables: code and prose stand in `[{ … }]`. */
export const tablegen = lexer(
  slashComments({}),
  delimited({ open: "[{", close: "}]", context: "string", lines: true }),
  double,
);
export const d = lexer(
  slashComments({ docLines: ["///"], docBlocks: ["/**"] }),
  nestedComments("/+", "+/"),
  delimited({ open: "`", close: "`", context: "string", lines: true }),
  doubleLines,
  character,
);
export const zig = lexer(
  slashComments({ docLines: ["///", "//!"] }),
  delimited({ open: "\\\\", context: "string" }),
  double,
  character,
);
export const nim = lexer(
  delimited({ open: "##[", close: "]##", context: "docstring", nests: true }),
  delimited({ open: "#[", close: "]#", context: "comment", nests: true }),
  delimited({ open: "##", context: "docstring" }),
  hash,
  delimited({ open: '"""', close: '"""', context: "string", lines: true }),
  double,
  character,
);

/** Doxygen's pages: blocks of documentation, mostly nothing else. */
export const doxygen = lexer(delimited({ open: "/*", close: "*/", context: "docstring", lines: true }));
