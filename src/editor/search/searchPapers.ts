import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isCitedHere } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import { debounce } from "../debounce.ts";
import { searchingContext } from "../manifest.ts";
import { createPick, setItems } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import { openPaper, paperInReader } from "../papers/openPaper.ts";
import { paperInClipboard } from "../papers/pickPaper.ts";
import { registerCommand, runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { createPlacesInWorkspace, type FoundPlace, type PlacesInWorkspace } from "./placesInWorkspace.ts";
import { type RecentSearches, recentSearches } from "./recentSearches.ts";
import { onceIndexed } from "./search.ts";
import type { PaperAction, PaperButton, SearchItem } from "./searchItems.ts";
import { rowsMaker } from "./searchRows.ts";

type Deps = Pick<
  Services,
  | "index"
  | "documents"
  | "workspaceScan"
  | "library"
  | "libraryFiles"
  | "search"
  | "bundles"
  | "log"
  | "workspaceState"
  | "trail"
>;

/** How often the list is redrawn while places are read, in milliseconds. */
const drawMs = 150;
type Taken =
  | { readonly paper: LibraryPaper; readonly wanted: Wanted; readonly found: readonly PaperId[] }
  | { readonly place: FoundPlace };

/** What the user wants to do with a paper. */
type Wanted = "open" | "beside" | PaperAction;

/** Search Papers: a list that updates while the user types, with actions for each paper. */
export function registerSearchPapers(deps: Deps): vscode.Disposable {
  const recent = recentSearches(deps.workspaceState);
  const places = createPlacesInWorkspace(deps);
  let open: { take(wanted: Wanted): void } | undefined;
  const { log } = deps;
  return vscode.Disposable.from(
    places,
    registerCommand(log, "marginalia.searchPapers", async (query) => {
      const value = typeof query === "string" ? query : ((await paperInClipboard()) ?? "");
      const taken = await ask(deps, recent, places, value, (shown) => {
        open = shown;
        void vscode.commands.executeCommand("setContext", searchingContext, shown !== undefined);
      });
      if (taken && "place" in taken) await places.open(taken.place);
      else if (taken) {
        if (taken.wanted === "open") deps.trail.follow(taken.found);
        await act(taken.paper, taken.wanted);
      }
    }),
    // Alt+Enter, by package.json.
    registerCommand(log, "marginalia.search.openBeside", () => open?.take("beside")),
  );
}

async function ask(
  deps: Deps,
  recent: RecentSearches,
  places: PlacesInWorkspace,
  value: string,
  onShown: (shown: { take(wanted: Wanted): void } | undefined) => void,
): Promise<Taken | undefined> {
  const { l10n } = vscode;
  const pick = createPick<SearchItem>(
    l10n.t("Search Papers"),
    l10n.t("Title, author, words, notes, an id or an address; author: year: status: tag: …"),
  );
  pick.value = value;
  // Selects the prefilled text, so that typing replaces it, and keeps our order. (Not in the types yet.)
  Object.assign(pick, { valueSelection: [0, value.length], sortByLabel: false });
  // Makes VS Code highlight matches in these.
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const near = paperInReader(deps.library);
  let itemsFor: ((query: string) => readonly SearchItem[]) | undefined;
  let engine: PaperSearch | undefined;
  let arePlacesRead = false;
  const update = () => {
    if (itemsFor === undefined || engine === undefined) return;
    setItems(pick, itemsFor(pick.value.trim()));
    pick.busy = !(arePlacesRead && engine.isReady);
    again(engine);
  };
  const again = onceIndexed(update);
  const listeners: vscode.Disposable[] = [pick];
  const closed = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const take = (wanted: Wanted, item = pick.selectedItems[0] ?? pick.activeItems[0]) => {
        if (item?.query !== undefined) {
          pick.value = item.query;
          update();
        } else if (item?.added !== undefined) {
          resolve(undefined);
          void runCommand("marginalia.addPaper", item.added);
        } else if (item?.paper) {
          void recent.add(pick.value.trim());
          resolve({ paper: item.paper, wanted, found: pick.items.flatMap((one) => one.paper?.id ?? []) });
        } else if (item?.place) {
          void recent.add(pick.value.trim());
          resolve({ place: item.place });
        }
      };
      onShown({ take });
      listeners.push(
        pick.onDidChangeValue(update),
        pick.onDidAccept(() => take("open")),
        pick.onDidTriggerItemButton(({ item, button }) => take((button as PaperButton).action, item)),
        pick.onDidHide(() => resolve(undefined)),
        deps.library.onDidChange(update),
      );
      pick.busy = true;
      pick.show();
      const fill = async () => {
        await deps.libraryFiles.ready();
        itemsFor = await rowsMaker(deps, recent, places, near);
        engine = await deps.search();
        update();
        await engine.ready;
        await deps.workspaceScan.ready();
        const draw = debounce<"more">(drawMs, update);
        listeners.push(draw);
        await places.read(closed.signal, () => draw.add("more"));
        arePlacesRead = true;
        update();
      };
      fill().catch(reject);
    });
  } finally {
    closed.abort();
    onShown(undefined);
    for (const listener of listeners) listener.dispose();
  }
}

async function act(paper: LibraryPaper, wanted: Wanted): Promise<void> {
  // For such a paper, only its citations are known.
  if (isCitedHere(paper)) await runCommand("marginalia.findCitations", paper.id);
  else if (wanted === "cite") await runCommand("marginalia.citePaper", paper.id);
  else if (wanted === "link") await runCommand("marginalia.copyLink", paper.id);
  else if (wanted === "notes") await openNotes(paper);
  else {
    const beside = wanted === "beside" ? { viewColumn: vscode.ViewColumn.Beside } : {};
    await openPaper(paper, { preview: false, ...beside });
  }
}

/**
 * Opens the notes in a text editor, with the cursor at their end. A paper without a file opens in the reader, where
 * notes can be started.
 */
async function openNotes(paper: LibraryPaper): Promise<void> {
  const uri = fileOf(paper);
  if (!uri) return await openPaper(paper, { preview: false });
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(end, end));
}
