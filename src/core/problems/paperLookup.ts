import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/** The part of `Library` that the checks use. */
export interface PaperLookup {
  readonly papers: readonly LibraryPaper[];
  find(id: PaperId): LibraryPaper | undefined;
}

/** Whether the library has more than the seeds. If not, no key is reported as unknown. */
export function hasOwnPapers(library: PaperLookup): boolean {
  return library.papers.some((paper) => paper.origins.some((origin) => origin.kind !== "seeds"));
}
