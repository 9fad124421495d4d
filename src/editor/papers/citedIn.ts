import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { CitedIn } from "./card.ts";

/** How often the workspace cites a paper, as far as it has been scanned. */
export function citedIn(index: CitationIndex, paper: LibraryPaper): CitedIn {
  const backlinks = index.citing(paper.ids);
  return { citations: backlinks.length, files: new Set(backlinks.map(({ file }) => file)).size };
}
