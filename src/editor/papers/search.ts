import type * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import type { Bundles } from "../bundles.ts";

/** The search over the library; the first call loads it and begins to index. */
export interface Search extends vscode.Disposable {
  (): Promise<PaperSearch>;
}

export function createSearch(bundles: Bundles, library: Library): Search {
  let made: Promise<PaperSearch> | undefined;
  const make = async () => {
    const { PaperSearch } = await bundles.load("search");
    return new PaperSearch(library);
  };
  const search = () => {
    made ??= make();
    // A bundle that could not be read is tried again by the next search.
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
  return Object.assign(search, { dispose: () => void made?.then((one) => one.dispose()) });
}
