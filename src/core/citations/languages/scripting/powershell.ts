import { isWordAt, lineEnd } from "../../lexing/characters.ts";
import { dollar } from "../../lexing/codes.ts";
import { delimited, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";
import { bareAddress, doubleQuoted, escapedBy } from "../../lexing/strings.ts";

const helpKeyword =
  /^[ \t]*\.(?:SYNOPSIS|DESCRIPTION|PARAMETER|EXAMPLE|INPUTS|OUTPUTS|NOTES|LINK|COMPONENT|ROLE|FUNCTIONALITY)\b/im;

/** Reads `<# … #>`. Comment-based help is a docstring. */
function readBlock(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (!text.startsWith("<#", at)) return at;
  const close = text.indexOf("#>", at + 2);
  const end = close < 0 ? text.length : close + 2;
  return addRegion(lexing, at, end, helpKeyword.test(text.slice(at + 2, end)) ? "docstring" : "comment");
}

/** `@"` or `@'` at a line's end opens a string that ends with `"@` or `'@` at a line's start. */
function readHere(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const quote = /^@(["'])[ \t]*[\r\n]/.exec(text.slice(at, at + 40))?.[1];
  return quote === undefined ? at : readUntil(lexing, at, at + 2, `\n${quote}@`, "string");
}

export const powershell = lexer(
  escapedBy("`"),
  { first: "<", read: readBlock },
  {
    first: "#",
    read: (lexing, at) =>
      isWordAt(lexing.text, at - 1) || lexing.text.charCodeAt(at - 1) === dollar
        ? at
        : addRegion(lexing, at, lineEnd(lexing.text, at), "comment"),
  },
  { first: "@", read: readHere },
  delimited({ open: "'", close: "'", context: "string", doubled: true, lines: true }),
  delimited({ ...doubleQuoted, escape: "`", doubled: true, lines: true, code: "$(" }),
  bareAddress,
);
