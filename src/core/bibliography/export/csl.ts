import { bibtexToCsl } from "./bibtexToCsl.ts";
import { type CslItem, freshItem } from "./freshItem.ts";
import type { ExportedPaper } from "./keptEntry.ts";
import { keptItem } from "./keptItem.ts";

/**
 * The item of one paper. Where a bibliography of the user's has one, it is that one, with all that a record has no field
 * for.
 */
export function cslOf(paper: ExportedPaper): CslItem {
  const { original } = paper;
  const fresh = freshItem(paper);
  if (original?.item !== undefined) return keptItem(paper, original.item, original.says, fresh);
  if (original?.entry !== undefined) return bibtexToCsl(paper, original.entry, original.says, fresh);
  return fresh;
}
