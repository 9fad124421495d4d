import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Facts } from "../../core/search/filters.ts";
import { PaperSearch } from "../../core/search/paperSearch.ts";
import { debounce } from "../debounce.ts";

/** A smaller library is indexed as fast as its saved index is read. */
const fewestKept = 1_000;
/** The index is saved when nothing has changed for so long, in milliseconds. */
const restMs = 20_000;

export interface SearchDeps {
  readonly library: Library;
  readonly index: CitationIndex;
  readonly log: vscode.LogOutputChannel;
}

/** Makes the search over the library, from the index that the last session saved in a folder, and saves it there. */
export async function openSearch(
  { library, index, log }: SearchDeps,
  folder: vscode.Uri,
): Promise<{ readonly search: PaperSearch; dispose(): void }> {
  const facts: Facts = {
    isCited: ({ ids }) => index.citing(ids).length > 0,
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

/** Where the index of the search is kept from one session to the next, for a large library. A cache: it may go at any time. */
export interface IndexFile {
  /** `undefined` where there is none, or it cannot be read. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** The file in the folder that VS Code keeps for us. Whoever reads it checks it for damage. */
export function indexFile(folder: vscode.Uri): IndexFile {
  const file = vscode.Uri.joinPath(folder, "search.index");
  return {
    read: async () =>
      await vscode.workspace.fs.readFile(file).then(
        (bytes) => bytes,
        () => undefined,
      ),
    async write(bytes) {
      // Two windows on one folder write files of their own; the last one stays.
      const own = vscode.Uri.joinPath(folder, `search-${vscode.env.sessionId.slice(0, 8)}.new`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(own, bytes);
      await vscode.workspace.fs.rename(own, file, { overwrite: true });
    },
  };
}
