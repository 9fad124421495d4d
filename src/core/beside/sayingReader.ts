import type { Citation } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
import { type CitingCell, citingCells } from "../citations/notebooks/citingCells.ts";
import type { Saying } from "./saying.ts";
import { type EntryReader, entryReader, sayingKey, sayingsIn } from "./sayingsIn.ts";

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
    const cells = language === "notebook" ? citingCells(text, citations) : undefined;
    if (cells !== undefined) return onceEach(cells.flatMap((cell) => sayingsInCell(cell, readEntry)));
    // Most texts have only `\n`, which is found much faster.
    const lines = text.split(text.includes("\r") ? /\r\n|\r|\n/ : "\n");
    return sayingsIn(lines, citations, readEntry);
  };
}

/** What a cell says, with the lines that its citations have in the file. */
function sayingsInCell(
  { lines, citations, placeInFile }: CitingCell,
  readEntry: EntryReader,
): readonly Saying[] {
  const lineInFile = new Map(citations.map((citation) => [citation.line, placeInFile(citation).line]));
  return sayingsIn(lines, citations, readEntry).map((saying) => ({
    ...saying,
    line: lineInFile.get(saying.line) ?? saying.line,
  }));
}

/** Drops what an earlier cell says too, so that a notebook has one vote. */
function onceEach(sayings: readonly Saying[]): readonly Saying[] {
  const first = new Map(sayings.toReversed().map((saying) => [sayingKey(saying), saying]));
  return sayings.filter((saying) => first.get(sayingKey(saying)) === saying);
}
