import type { Citation } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
import { mostLines } from "./bibtexEntries.ts";
import type { Saying } from "./saying.ts";
import { entryReader, sayingsIn } from "./sayingsIn.ts";

/** Reads what a text says of the papers that it cites; `citations` are all of the text. */
export type SayingReader = (
  text: string,
  language: Language,
  citations: readonly Citation[],
) => readonly Saying[];

/** A reader of many texts, one after another. */
export function sayingReader(): SayingReader {
  const readEntry = entryReader();
  return (text, language, citations) => {
    if (citations.every(({ target }) => target.startsWith("key:"))) return [];
    const lines = text.split(/\r\n|\r|\n/);
    if (language === "notebook") unwrap(lines, citations);
    return sayingsIn(lines, citations, readEntry);
  };
}

/** How many lines around a citation are read: no BibTeX entry around it is longer. */
const reach = mostLines;

/** Takes the JSON off the lines around the citations; most lines of a notebook are its outputs. */
function unwrap(lines: string[], citations: readonly Citation[]): void {
  let done = 0;
  for (const { line } of citations) {
    const end = Math.min(line + reach + 1, lines.length);
    for (let at = Math.max(line - reach, done); at < end; at++) lines[at] = withoutJson(lines[at] ?? "");
    done = Math.max(done, end);
  }
}

/** A line of a notebook's cell in the columns of the file: what JSON puts around it becomes blanks. */
function withoutJson(line: string): string {
  const [, indent = "", inner = ""] = /^( *")(.*?)(?:(?:\\n)?",?)?$/s.exec(line) ?? [];
  if (indent === "") return line.replaceAll('\\"', ' "');
  return (" ".repeat(indent.length) + inner.replaceAll('\\"', ' "')).padEnd(line.length);
}
