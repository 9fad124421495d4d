import { isSpaceAt, isWordAt, lineEnd } from "../lexing/characters.ts";
import { dollar, lessThan } from "../lexing/codes.ts";
import { heredocs } from "../lexing/heredoc.ts";
import {
  add,
  type Delimited,
  delimited,
  furthestBack,
  type Heredoc,
  type Lexing,
  lexer,
  type Rule,
  readRest,
  readUntil,
} from "../lexing/lexing.ts";

/** An address that stands bare among words is a word like any other, so a string: `wget https://…`. */
export const address: Rule = {
  first: ":",
  read: (lexing, at) => {
    const { text, found } = lexing;
    if (!text.startsWith("://", at)) return at;
    const earliest = Math.max(found.at(-1)?.end ?? 0, at - furthestBack);
    let start = at;
    while (start > earliest && !/[\s"'`=(<>;|]/.test(text.charAt(start - 1))) start--;
    let end = at;
    while (end < text.length && !/[\s"'`;)<>|]/.test(text.charAt(end))) end++;
    return add(lexing, start, end, "string");
  },
};

export const escaped = (sign: string): Rule => ({ first: sign, read: (_, at) => at + 2 });

const single: Delimited = { open: "'", close: "'", context: "string", lines: true };
const double: Delimited = { open: '"', close: '"', context: "string", escape: "\\", lines: true, code: "$(" };

/** `#` begins a comment only at the start of a word: not in `$#`, `${#x}`, `a#b`. */
function readHash(lexing: Lexing, at: number): number {
  const { text } = lexing;
  return isSpaceAt(text, at - 1) || ";&|()`".includes(text.charAt(at - 1))
    ? add(lexing, at, lineEnd(text, at), "comment")
    : at;
}

/** `${x# y}`: no comment begins in it. */
function readParameter(lexing: Lexing, at: number): number {
  return at + (/^\$\{[^}"'\n]*#[^}"'\n]*\}/.exec(lexing.text.slice(at, at + 200))?.[0].length ?? 0);
}

/** `<<EOF`, `<<-'EOF'`; not `<<<`, and not the shift of `$((1 << n))`. */
function opening(text: string, at: number): Heredoc | undefined {
  const mark = /^<<(-?)[ \t]*(?:\\?([A-Za-z_]\w*)|'([^'\n]+)'|"([^"\n]+)")/.exec(text.slice(at, at + 120));
  const word = mark?.[2] ?? mark?.[3] ?? mark?.[4];
  if (!mark || word === undefined || text.charCodeAt(at - 1) === lessThan) return undefined;
  if (mark[2] !== undefined && /\(\((?:(?!\)\)).)*$/.test(text.slice(Math.max(0, at - 100), at)))
    return undefined;
  return { word, indented: mark[1] === "-", end: at + mark[0].length };
}

export const shell = lexer(
  escaped("\\"),
  { first: "#", read: readHash },
  {
    first: "'",
    read: (lexing, at) =>
      readRest(
        lexing,
        lexing.text.charCodeAt(at - 1) === dollar ? { ...single, escape: "\\" } : single,
        at,
        at + 1,
      ),
  },
  delimited(double),
  { first: "$", read: readParameter },
  ...heredocs(opening),
  address,
);

const HELP =
  /^[ \t]*\.(?:SYNOPSIS|DESCRIPTION|PARAMETER|EXAMPLE|INPUTS|OUTPUTS|NOTES|LINK|COMPONENT|ROLE|FUNCTIONALITY)\b/im;

/** Comment-based help is a docstring. */
function readBlock(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (!text.startsWith("<#", at)) return at;
  const close = text.indexOf("#>", at + 2);
  const end = close < 0 ? text.length : close + 2;
  return add(lexing, at, end, HELP.test(text.slice(at + 2, end)) ? "docstring" : "comment");
}

/** `@"` or `@'` at a line's end opens a string up to a line that begins with its mirror. */
function readHere(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const quote = /^@(["'])[ \t]*[\r\n]/.exec(text.slice(at, at + 40))?.[1];
  return quote === undefined ? at : readUntil(lexing, at, at + 2, `\n${quote}@`, "string");
}

export const powershell = lexer(
  escaped("`"),
  { first: "<", read: readBlock },
  {
    first: "#",
    read: (lexing, at) =>
      isWordAt(lexing.text, at - 1) || lexing.text.charCodeAt(at - 1) === dollar
        ? at
        : add(lexing, at, lineEnd(lexing.text, at), "comment"),
  },
  { first: "@", read: readHere },
  delimited({ ...single, doubled: true }),
  delimited({ ...double, escape: "`", doubled: true }),
  address,
);
