import type { Citation } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
import { mostLines } from "./bibtexEntries.ts";
import type { Saying } from "./saying.ts";
import { entryReader, sayingsIn } from "./sayingsIn.ts";

/** Reads what a text says about the papers that it cites; `citations` must be all of the text. */
export type SayingReader = (
  text: string,
  language: Language,
  citations: readonly Citation[],
) => readonly Saying[];

/** Makes a reader for many texts, one after another. */
export function sayingReader(): SayingReader {
  const readEntry = entryReader();
  return (text, language, citations) => {
    if (citations.every(({ target }) => target.startsWith("key:"))) return [];
    // Most texts have only `\n`, which is found much faster.
    const lines = text.split(text.includes("\r") ? /\r\n|\r|\n/ : "\n");
    if (language === "notebook") unwrap(lines, citations);
    return sayingsIn(lines, citations, readEntry);
  };
}

/** How many lines around a citation are read: as long as the longest BibTeX entry. */
const reach = mostLines;

/** Removes the JSON from the lines around citations only, since most lines of a notebook are outputs. */
function unwrap(lines: string[], citations: readonly Citation[]): void {
  let done = 0;
  for (const { line } of citations) {
    const end = Math.min(line + reach + 1, lines.length);
    for (let at = Math.max(line - reach, done); at < end; at++) lines[at] = withoutJson(lines[at] ?? "");
    done = Math.max(done, end);
  }
}

/** Replaces the JSON around a line of a notebook cell with blanks, so that columns stay those of the file. */
function withoutJson(line: string): string {
  const [, indent = "", inner = ""] = /^( *")(.*?)(?:(?:\\n)?",?)?$/s.exec(line) ?? [];
  if (indent === "") return line.replaceAll('\\"', ' "');
  return (" ".repeat(indent.length) + inner.replaceAll('\\"', ' "')).padEnd(line.length);
}
