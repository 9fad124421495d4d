import type * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
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
    return new PaperSearch(library, { isCited: ({ ids }) => index.citing(ids).length > 0 });
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
