import { lineEnd } from "../../lexing/characters.ts";
import { closeBrace, openBrace, stopsAt } from "../../lexing/codes.ts";
import { readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";

const verbatimStart =
  /^\\begin\{([BLV]?[vV]erbatim\*?|spverbatim|verbatimtab|lstlisting|minted|tcblisting|alltt|filecontents\*?|comment)\}/;
/** Commands for verbatim text between two equal signs; those of fancyvrb, listings and minted also take braces. */
const verbatimCommand =
  /^\\(?:verb\*?|(?:Verb\*?|lstinline)(?:\[[^\]\r\n]{0,80}\])?|mintinline(?:\[[^\]\r\n]{0,80}\])?\{[\w+#-]{1,30}\})([^\w\s*])/;

/** The letters with which the names of these commands begin: most commands begin with others. */
const firstLetters = stopsAt("bivVlmuhpn");

/** Reads an escaped sign, verbatim text, or an address, in which `%` does not begin a comment. */
function readCommand(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (firstLetters[text.charCodeAt(at + 1)] !== 1) return at + 2;
  const ahead = text.slice(at, at + 24);
  const name = verbatimStart.exec(ahead)?.[1];
  if (name !== undefined)
    return readUntil(lexing, at, at, `\\end{${name}}`, name === "comment" ? "comment" : "string");
  if (ahead.startsWith("\\iffalse")) return readUntil(lexing, at, at, "\\fi", "comment");
  if (/^\\(?:[vV]erb|lstinline|mintinline)/.test(ahead)) {
    const end = verbatimEnd(text, at);
    if (end > at) return addRegion(lexing, at, end, "string");
  }
  const url = /^\\(?:url|href|path|nolinkurl|burl)\s*\{/.exec(ahead);
  if (url) {
    const close = /^[^}\r\n]*\}/.exec(text.slice(at, at + 2000))?.[0].length;
    if (close !== undefined) return at + close;
  }
  return at + 2;
}

/**
 * The offset after the verbatim text of the command at `at`, which must end on
 * its line; `at` if there is none.
 */
function verbatimEnd(text: string, at: number): number {
  const line = /^.*/.exec(text.slice(at, at + 1000))?.[0] ?? "";
  const command = verbatimCommand.exec(line);
  const sign = command?.[1];
  if (!command || sign === undefined) return at;
  if (sign !== "{") {
    const end = line.indexOf(sign, command[0].length);
    return end < 0 ? at : at + end + 1;
  }
  if (line.startsWith("\\verb")) return at;
  let depth = 1;
  for (let end = command[0].length; end < line.length; end++) {
    if (line.charCodeAt(end) === openBrace) depth++;
    else if (line.charCodeAt(end) === closeBrace && --depth === 0) return at + end + 1;
  }
  return at;
}

export const tex = lexer(
  { first: "\\", read: readCommand },
  { first: "%", read: (lexing, at) => addRegion(lexing, at, lineEnd(lexing.text, at), "comment") },
);
