import type * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { citedIds } from "../../core/library/offers.ts";
import type { Facts } from "../../core/search/filters/filters.ts";
import { PaperSearch } from "../../core/search/paperSearch.ts";
import { debounce } from "../debounce.ts";
import { indexFile } from "./indexFile.ts";

/** In a smaller library, indexing is as fast as reading the saved index. */
const fewestKept = 1_000;
/** The index is saved after this many milliseconds without changes. */
const restMs = 20_000;

export interface SearchDeps {
  readonly library: Library;
  readonly index: CitationIndex;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Creates the search over the library, starting from the index that the last session saved in a folder, and saves the
 * index there.
 */
export async function openSearch(
  { library, index, log }: SearchDeps,
  folder: vscode.Uri,
): Promise<{ readonly search: PaperSearch; dispose(): void }> {
  const facts: Facts = {
    cited: () => citedIds(library, index.targets()),
    citedWith: (paper) => citedWith(library, index, paper),
  };
  const file = indexFile(folder);
  const isLarge = () => library.papers.length >= fewestKept;
  const bytes = isLarge() ? await file.read() : undefined;
  const search = bytes ? await PaperSearch.from(library, facts, bytes) : new PaperSearch(library, facts);
  let savedChanges = 0;
  const save = async () => {
    await search.ready;
    const { changes } = search;
    if (!isLarge() || changes === savedChanges) return;
    const saved = await search.save();
    if (saved === undefined) return;
    await file.write(saved);
    savedChanges = changes;
  };
  const keep = debounce<"changed">(restMs, () => {
    save().catch((error: unknown) => log.error("Keeping the index of the search", error));
  });
  keep.add("changed");
  const listener = library.onDidChange(() => keep.add("changed"));
  return {
    search,
    dispose() {
      keep.dispose();
      listener.dispose();
      search.dispose();
    },
  };
}

/** The papers cited by the files that cite a paper, with the number of those files. */
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
