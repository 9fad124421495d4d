import type { Citation } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
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
    const plain = language === "notebook" ? withoutJson(text) : text;
    return sayingsIn(plain.split(/\r\n|\r|\n/), citations, readEntry);
  };
}

/** The lines of a notebook's cells in the columns of the file: what JSON puts around them becomes blanks. */
function withoutJson(text: string): string {
  return text
    .replace(/^( *)"/gm, "$1 ")
    .replace(/(?:\\n)?",?$/gm, (end) => " ".repeat(end.length))
    .replaceAll('\\"', ' "');
}
