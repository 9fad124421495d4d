import type { LibraryPaper } from "../../library/libraryPaper.ts";
import type { BibtexRecord } from "../../library/source.ts";
import type { Paper, PaperField } from "../../paper.ts";
import { cslToBibtex } from "./cslToBibtex.ts";
import type { FreshEntry } from "./paperToBibtex.ts";
import { isAsSaid } from "./sameFields.ts";

/** A paper with its original entry or item from a bibliography of the library, if it has one. */
export type ExportedPaper = Paper & Pick<LibraryPaper, "original">;

/** A paper's entry in the user's bibliography, with the record parsed from it. */
export type OriginalEntry = BibtexRecord & { readonly says: Paper };

/** A paper's entry in the user's bibliography; an item of CSL-JSON is converted to one. */
export function originalEntry({ original }: ExportedPaper): OriginalEntry | undefined {
  if (original === undefined) return undefined;
  const { entry, item, says } = original;
  return { ...(entry ?? cslToBibtex(item, says)), says };
}

/** The fields of an entry that correspond to one field of a record. */
const namesOf: readonly (readonly [field: PaperField, names: readonly string[]])[] = [
  ["title", ["title", "subtitle", "titleaddon"]],
  ["authors", ["author"]],
  ["venue", ["booktitle", "journaltitle", "journal", "school", "institution"]],
  ["year", ["date", "year", "month", "day"]],
  ["arxiv", ["eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "arxiv", "arxivid"]],
  ["doi", ["doi"]],
  ["url", ["url"]],
];

/** Types that do not say where a work was published. */
const unplaced = /^(?:misc|online|electronic|www|unpublished)$/;

/**
 * The entry as its bibliography has it, except for fields that the library has changed (in a paper file, say): these
 * take the library's values. `fresh` is the entry made from the record alone.
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

/** The value, without its braces if they do not match: they would break the entry. */
function closed(value: string): string {
  let depth = 0;
  for (const sign of value.match(/[{}]/g) ?? []) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? value : value.replace(/[{}]/g, "");
}
