import type { LibraryPaper } from "../../library/libraryPaper.ts";
import type { BibtexRecord } from "../../library/source.ts";
import type { Paper, PaperField } from "../../paper.ts";
import { cslToBibtex } from "./cslToBibtex.ts";
import type { FreshEntry } from "./paperToBibtex.ts";
import { isAsSaid } from "./sameFields.ts";

/** A paper, and what a bibliography of the library has of it. */
export type ExportedPaper = Paper & Pick<LibraryPaper, "original">;

/** The entry that a bibliography has of a paper, and what its record says. */
export type OriginalEntry = BibtexRecord & { readonly says: Paper };

/** The entry that a bibliography has of a paper; an item of CSL-JSON as the entry that says the same. */
export function originalEntry({ original }: ExportedPaper): OriginalEntry | undefined {
  if (original === undefined) return undefined;
  const { entry, item, says } = original;
  return { ...(entry ?? cslToBibtex(item, says)), says };
}

/** The fields in which an entry may say what a record has in one. */
const namesOf: readonly (readonly [field: PaperField, names: readonly string[]])[] = [
  ["title", ["title", "subtitle", "titleaddon"]],
  ["authors", ["author"]],
  ["venue", ["booktitle", "journaltitle", "journal", "school", "institution"]],
  ["year", ["date", "year", "month", "day"]],
  ["arxiv", ["eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "arxiv", "arxivid"]],
  ["doi", ["doi"]],
  ["url", ["url"]],
];

/** Types that say nothing of where a work appeared. */
const unplaced = /^(?:misc|online|electronic|www|unpublished)$/;

/**
 * An entry as its bibliography has it, with what the library says otherwise (in a paper file, say) in the place of what
 * it says. `fresh` is the entry that the record alone would give.
 */
export function keptEntry(
  paper: Paper,
  { type, fields, says }: OriginalEntry,
  fresh: FreshEntry,
): FreshEntry {
  const kept = new Map(Object.entries(fields));
  const isPlacedNow = paper.venue !== undefined && says.venue === undefined && unplaced.test(type);
  for (const [field, names] of namesOf) {
    if (isAsSaid(field, paper, says)) continue;
    const place = names.find((name) => kept.has(name));
    const values = fresh.fields.filter(([name]) => names.includes(name.toLowerCase()));
    for (const name of names) if (name !== place || values.length > 1) kept.delete(name);
    for (const [name, value = ""] of values) kept.set(values.length > 1 ? name : (place ?? name), value);
  }
  return {
    type: isPlacedNow ? fresh.type : type,
    fields: [...kept].map(([name, value]) => [name, closed(value)]),
  };
}

/** A value whose braces match, as they must between the entry's own. */
function closed(value: string): string {
  let depth = 0;
  for (const sign of value.match(/[{}]/g) ?? []) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? value : value.replace(/[{}]/g, "");
}
