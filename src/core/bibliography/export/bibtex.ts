import { monthsByMacro } from "../dates/dateSpan.ts";
import { type ExportedPaper, keptEntry, originalEntry } from "./keptEntry.ts";
import { type FreshEntry, freshEntry } from "./paperToBibtex.ts";

/**
 * The BibTeX entry of a paper, without a final newline. If the user's bibliography has one, that entry with all its
 * fields, and the values that the library has changed.
 */
export function bibtexOf(paper: ExportedPaper): string {
  const { type, fields } = entryOf(paper);
  const lines = fields.map(([name, value]) =>
    value ? `  ${nameText(name)} = ${valueText(name, value)},\n` : "",
  );
  return `@${type}{${bibtexKey(paper.citekey)},\n${lines.join("")}}`;
}

/** The type and fields of the entry that `bibtexOf` writes. */
export function entryOf(paper: ExportedPaper): FreshEntry {
  const fresh = freshEntry(paper);
  const original = originalEntry(paper);
  return original ? keptEntry(paper, original, fresh) : fresh;
}

/** Field names are case-insensitive; we write these two as arXiv does. */
const nameText = (name: string): string =>
  name === "archiveprefix" ? "archivePrefix" : name === "primaryclass" ? "primaryClass" : name;

/** A month is written as its macro, which styles print in their own language. */
function valueText(name: string, value: string): string {
  const macro = value.slice(0, 3);
  return name === "month" && monthsByMacro.get(macro) === value ? macro : `{${value}}`;
}

/** The citekey without characters that would end it in a `.bib` file or a `\cite`. */
export const bibtexKey = (citekey: string): string => citekey.replace(/[\s{}(),="#%~\\']+/g, "-") || "-";
