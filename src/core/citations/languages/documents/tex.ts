import { lineEnd } from "../../lexing/characters.ts";
import { readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";
import { stopsAt } from "../../lexing/stops.ts";

const verbatimStart = /^\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|alltt|filecontents\*?|comment)\}/;

/** The letters with which the names of these commands begin: most commands begin with others. */
const firstLetters = stopsAt("bivluhpn");

/** Reads an escaped sign, text that is shown as it is, or an address, in which `%` begins no comment. */
function readCommand(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (firstLetters[text.charCodeAt(at + 1)] !== 1) return at + 2;
  const ahead = text.slice(at, at + 24);
  const name = verbatimStart.exec(ahead)?.[1];
  if (name !== undefined)
    return readUntil(lexing, at, at, `\\end{${name}}`, name === "comment" ? "comment" : "string");
  if (ahead.startsWith("\\iffalse")) return readUntil(lexing, at, at, "\\fi", "comment");
  const verb = /^\\(?:verb\*?|lstinline)([^\w\s{*])/.exec(ahead);
  if (verb?.[1] !== undefined) {
    const line = /^.*/.exec(text.slice(at, at + 1000))?.[0] ?? "";
    const end = line.indexOf(verb[1], verb[0].length);
    if (end > 0) return addRegion(lexing, at, at + end + 1, "string");
  }
  const url = /^\\(?:url|href|path|nolinkurl|burl)\s*\{/.exec(ahead);
  if (url) {
    const close = /^[^}\r\n]*\}/.exec(text.slice(at, at + 2000))?.[0].length;
    if (close !== undefined) return at + close;
  }
  return at + 2;
}

export const tex = lexer(
  { first: "\\", read: readCommand },
  { first: "%", read: (lexing, at) => addRegion(lexing, at, lineEnd(lexing.text, at), "comment") },
);
