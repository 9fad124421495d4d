import type * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import type { Bundles } from "../bundles.ts";

/** The search over the library. The first call loads it and starts indexing. */
export interface Search extends vscode.Disposable {
  (): Promise<PaperSearch>;
}

export function createSearch(bundles: Bundles, library: Library, index: CitationIndex): Search {
  let made: Promise<PaperSearch> | undefined;
  const make = async () => {
    const { PaperSearch } = await bundles.load("search");
    return new PaperSearch(library, {
      isCited: ({ ids }) => index.citing(ids).length > 0,
      citedWith: (paper) => citedWith(library, index, paper),
    });
  };
  const search = () => {
    made ??= make();
    // After a failure, the next search tries again.
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
  return Object.assign(search, { dispose: () => void made?.then((one) => one.dispose()) });
}

/** The papers that the files which cite a paper cite too, with the number of those files. */
function citedWith(
  library: Library,
  index: CitationIndex,
  { ids }: LibraryPaper,
): ReadonlyMap<LibraryPaper, number> {
  const counts = new Map<LibraryPaper, number>();
  for (const file of new Set(index.citing(ids).map((backlink) => backlink.file))) {
    const papers = new Set(index.in(file).map(({ target }) => library.find(target)));
    for (const paper of papers) if (paper) counts.set(paper, (counts.get(paper) ?? 0) + 1);
  }
  return counts;
}
