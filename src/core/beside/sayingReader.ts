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
    const lines = text.split(/\r\n|\r|\n/);
    return sayingsIn(language === "notebook" ? lines.map(withoutJson) : lines, citations, readEntry);
  };
}

/** A line of a notebook's cell in the columns of the file: what JSON puts around it becomes blanks. */
function withoutJson(line: string): string {
  let start = 0;
  while (line[start] === " ") start++;
  const isOpen = line[start] === '"';
  let end = line.length;
  if (line[end - 1] === ",") end--;
  if (end > 0 && line[end - 1] === '"') end -= line.endsWith("\\n", end - 1) ? 3 : 1;
  else end = line.length;
  const from = isOpen ? start + 1 : 0;
  if (from === 0 && end === line.length) return line.replaceAll('\\"', ' "');
  const inside = line.slice(from, Math.max(from, end)).replaceAll('\\"', ' "');
  return (" ".repeat(from) + inside).padEnd(line.length);
}
