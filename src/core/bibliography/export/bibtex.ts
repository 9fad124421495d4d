import { monthsByMacro } from "../dates/dateSpan.ts";
import { type ExportedPaper, keptEntry, originalEntry } from "./keptEntry.ts";
import { type FreshEntry, freshEntry } from "./paperToBibtex.ts";

/**
 * The entry of one paper, without a line's end after it. Where a bibliography of the user's has one, it is that one, with
 * all that a record has no field for.
 */
export function bibtexOf(paper: ExportedPaper): string {
  const { type, fields } = entryOf(paper);
  const lines = fields.map(([name, value]) =>
    value ? `  ${nameText(name)} = ${valueText(name, value)},\n` : "",
  );
  return `@${type}{${bibtexKey(paper.citekey)},\n${lines.join("")}}`;
}

/** The type and the fields of that entry. */
export function entryOf(paper: ExportedPaper): FreshEntry {
  const fresh = freshEntry(paper);
  const original = originalEntry(paper);
  return original ? keptEntry(paper, original, fresh) : fresh;
}

/** Names are read without case, and written as arXiv writes them. */
const nameText = (name: string): string =>
  name === "archiveprefix" ? "archivePrefix" : name === "primaryclass" ? "primaryClass" : name;

/** Styles print the macro of a month in their own language, its name to the letter. */
function valueText(name: string, value: string): string {
  const macro = value.slice(0, 3);
  return name === "month" && monthsByMacro.get(macro) === value ? macro : `{${value}}`;
}

/** A key without what ends one in a `.bib` file or a `\cite`. */
export const bibtexKey = (citekey: string): string => citekey.replace(/[\s{}(),="#%~\\']+/g, "-") || "-";
