import type { Form } from "../citations/citation.ts";
import type { CitationIndex } from "../citations/citationIndex.ts";
import type { PaperId } from "../paperId.ts";
import { isLink } from "./linkForm.ts";
import type { PaperLookup } from "./paperLookup.ts";

/** How many links of each form an index has to a work. */
export function formCounts(
  library: Pick<PaperLookup, "find">,
  index: CitationIndex,
  id: PaperId,
): ReadonlyMap<Form, number> {
  const counts = new Map<Form, number>();
  for (const { citation } of index.citing(library.find(id)?.ids ?? [id])) {
    if (isLink(citation)) counts.set(citation.form, (counts.get(citation.form) ?? 0) + 1);
  }
  return counts;
}
