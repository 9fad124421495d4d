import { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { FileCitations } from "../../core/scan/scanResult.ts";

/** An index of what a scan found. */
export function foundIndex(found: readonly FileCitations[]): CitationIndex {
  const index = new CitationIndex();
  index.batch(() => {
    for (const { file, citations } of found) index.set(file, citations);
  });
  return index;
}
