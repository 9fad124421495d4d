import { isSpaceAt, lineEnd } from "../../lexing/characters.ts";
import { dollar, lessThan } from "../../lexing/codes.ts";
import { delimited, readRest } from "../../lexing/delimited.ts";
import { heredocs } from "../../lexing/heredoc.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Delimited, type Heredoc, type Lexing } from "../../lexing/lexing.ts";
import { bareAddress, escapedBy } from "../../lexing/strings.ts";

const single: Delimited = { open: "'", close: "'", context: "string", lines: true };
const double: Delimited = { open: '"', close: '"', context: "string", escape: "\\", lines: true, code: "$(" };

/** Reads a comment. `#` begins one only at the start of a word, not in `$#`, `${#x}`, `a#b`. */
function readHash(lexing: Lexing, at: number): number {
  const { text } = lexing;
  return isSpaceAt(text, at - 1) || ";&|()`".includes(text.charAt(at - 1))
    ? addRegion(lexing, at, lineEnd(text, at), "comment")
    : at;
}

/** Skips `${x# y}`, in which no comment begins. */
function readParameter(lexing: Lexing, at: number): number {
  return at + (/^\$\{[^}"'\n]*#[^}"'\n]*\}/.exec(lexing.text.slice(at, at + 200))?.[0].length ?? 0);
}

/** Reads the opening `<<EOF` or `<<-'EOF'`, but not `<<<` or the shift of `$((1 << n))`. */
function shellHeredoc(text: string, at: number): Heredoc | undefined {
  const mark = /^<<(-?)[ \t]*(?:\\?([A-Za-z_]\w*)|'([^'\n]+)'|"([^"\n]+)")/.exec(text.slice(at, at + 120));
  const word = mark?.[2] ?? mark?.[3] ?? mark?.[4];
  if (!mark || word === undefined || text.charCodeAt(at - 1) === lessThan) return undefined;
  if (mark[2] !== undefined && /\(\((?:(?!\)\)).)*$/.test(text.slice(Math.max(0, at - 100), at)))
    return undefined;
  return { word, indented: mark[1] === "-", end: at + mark[0].length };
}

/** Shells: sh, Bash, Zsh, fish. */
export const shell = lexer(
  escapedBy("\\"),
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
  ...heredocs(shellHeredoc),
  bareAddress,
);
