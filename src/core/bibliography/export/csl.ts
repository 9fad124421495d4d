import { bibtexToCsl } from "./bibtexToCsl.ts";
import { type CslItem, freshItem } from "./freshItem.ts";
import type { ExportedPaper } from "./keptEntry.ts";
import { keptItem } from "./keptItem.ts";

/**
 * The CSL item of a paper. If the user's bibliography has an item or entry, that one with all its fields, and the
 * values that the library has changed.
 */
export function cslOf(paper: ExportedPaper): CslItem {
  const { original } = paper;
  const fresh = freshItem(paper);
  if (original?.item !== undefined) return keptItem(paper, original.item, original.says, fresh);
  if (original?.entry !== undefined) return bibtexToCsl(paper, original.entry, original.says, fresh);
  return fresh;
}
