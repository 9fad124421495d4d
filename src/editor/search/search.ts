import type * as vscode from "vscode";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import type { Bundles } from "../bundles.ts";
import type * as SearchBundle from "./bundle.ts";
import type { SearchDeps } from "./openSearch.ts";

/** The search over the library. The first call loads it and starts indexing. */
export interface Search extends vscode.Disposable {
  (): Promise<PaperSearch>;
}

/**
 * Returns a function to call after each drawing of search results. If papers are still being indexed, results may be
 * missing, so it calls `draw` when that ends, only once for any number of calls.
 */
export function onceIndexed(draw: () => void): (search: PaperSearch) => void {
  let isWaiting = false;
  return (search) => {
    if (isWaiting || search.isReady) return;
    isWaiting = true;
    const done = () => {
      isWaiting = false;
      draw();
    };
    search.ready.then(done, done);
  };
}

/** `folder` is where the index of a large library is kept between sessions. */
export function createSearch(deps: SearchDeps & { readonly bundles: Bundles }, folder: vscode.Uri): Search {
  let opening: ReturnType<typeof SearchBundle.openSearch> | undefined;
  const open = async () => {
    const { openSearch } = await deps.bundles.loadPart<typeof SearchBundle>("search");
    return await openSearch(deps, folder);
  };
  const search = async () => {
    opening ??= open();
    try {
      return (await opening).search;
    } catch (error) {
      // Let the next search try again.
      opening = undefined;
      throw error;
    }
  };
  return Object.assign(search, { dispose: () => void opening?.then((one) => one.dispose()) });
}
