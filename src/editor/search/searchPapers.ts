import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isCitedHere } from "../../core/library/libraryPaper.ts";
import { searchingContext } from "../manifest.ts";
import { createPick, setItems } from "../messages.ts";
import { openPaper, paperInReader } from "../papers/openPaper.ts";
import { fileOf } from "../papers/ownFile.ts";
import { paperInClipboard } from "../papers/pickPaper.ts";
import { rowName } from "../papers/rowName.ts";
import { registerCommand, runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type * as SearchBundle from "./bundle.ts";
import { type RecentSearches, recentSearches } from "./recentSearches.ts";
import {
  completionItem,
  nothingItems,
  type PaperAction,
  type PaperButton,
  paperButtons,
  paperItem,
  recentItem,
  type SearchItem,
  separator,
} from "./searchItems.ts";

type Deps = Pick<Services, "library" | "libraryFiles" | "search" | "bundles" | "log" | "workspaceState">;

const mostShown = 60;
const mostRecent = 4;
const mostRelated = 5;
/** Papers whose texts are read for the reason why they were found. */
const mostExplained = 25;

/** What the user wants of a paper. */
type Wanted = "open" | "beside" | PaperAction;

/** Search Papers: a list that is filled as one types, and what may be done with a paper in it. */
export function registerSearchPapers(deps: Deps): vscode.Disposable {
  const recent = recentSearches(deps.workspaceState);
  let open: { take(wanted: Wanted): void } | undefined;
  const { log } = deps;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.searchPapers", async (query) => {
      const value = typeof query === "string" ? query : ((await paperInClipboard()) ?? "");
      const taken = await ask(deps, recent, value, (shown) => {
        open = shown;
        void vscode.commands.executeCommand("setContext", searchingContext, shown !== undefined);
      });
      if (taken) await act(taken.paper, taken.wanted);
    }),
    registerCommand(log, "marginalia.search.openBeside", () => open?.take("beside")),
  );
}

async function ask(
  deps: Deps,
  recent: RecentSearches,
  value: string,
  onShown: (shown: { take(wanted: Wanted): void } | undefined) => void,
): Promise<{ readonly paper: LibraryPaper; readonly wanted: Wanted } | undefined> {
  const { l10n } = vscode;
  const pick = createPick<SearchItem>(
    l10n.t("Search Papers"),
    l10n.t("Title, author, words, notes, an id or an address; author: year: status: tag: …"),
  );
  pick.value = value;
  // Selects the prefilled text, so that typing replaces it; and keeps our order. (Not in the types yet.)
  Object.assign(pick, { valueSelection: [0, value.length], sortByLabel: false });
  // VS Code marks what matches in these.
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const near = paperInReader(deps.library);
  const buttons = paperButtons();
  let itemsFor: ((query: string) => readonly SearchItem[]) | undefined;
  const update = () => {
    if (itemsFor) setItems(pick, itemsFor(pick.value.trim()));
  };
  const listeners: vscode.Disposable[] = [pick];
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
          resolve({ paper: item.paper, wanted });
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
        itemsFor = await itemsMaker(deps, recent, near, buttons);
        update();
        await (await deps.search()).ready;
        pick.busy = false;
        update();
      };
      fill().catch(reject);
    });
  } finally {
    onShown(undefined);
    for (const listener of listeners) listener.dispose();
  }
}

/** A function that gives the rows for a query. */
async function itemsMaker(
  { library, search, bundles }: Deps,
  recent: RecentSearches,
  near: LibraryPaper | undefined,
  buttons: readonly PaperButton[],
): Promise<(query: string) => readonly SearchItem[]> {
  const { completeFilter, reasonFor } = await bundles.loadPart<typeof SearchBundle>("search");
  const engine = await search();
  const { l10n } = vscode;
  const rows = (papers: readonly LibraryPaper[]) =>
    papers.map((paper) => paperItem(paper, undefined, buttons));
  const section = (title: string, items: readonly SearchItem[]) =>
    items.length === 0 ? [] : [separator(title), ...items];
  return (query) => {
    if (query !== "") {
      const found = engine
        .search(query, mostShown, { withCited: true })
        .map(({ paper }, n) =>
          paperItem(paper, n < mostExplained ? reasonFor(paper, query) : undefined, buttons),
        );
      const filters = completeFilter(query, library).map(completionItem);
      return [...filters, ...(found.length > 0 || filters.length > 0 ? found : nothingItems(query))];
    }
    if (library.papers.length === 0) return nothingItems(query);
    const related = near ? engine.related(near, mostRelated).map(({ paper }) => paper) : [];
    const shown = new Set(related);
    const others = library.papers.filter((paper) => !shown.has(paper)).slice(0, mostShown);
    return [
      ...section(near ? l10n.t("Near {0}", rowName(near)) : "", rows(related)),
      ...section(l10n.t("Recent searches"), recent.list().slice(0, mostRecent).map(recentItem)),
      ...section(l10n.t("Papers"), rows(others)),
    ];
  };
}

async function act(paper: LibraryPaper, wanted: Wanted): Promise<void> {
  // Nothing but its citations is known of it.
  if (isCitedHere(paper)) await runCommand("marginalia.findCitations", paper.id);
  else if (wanted === "cite") await runCommand("marginalia.citePaper", paper.id);
  else if (wanted === "link") await runCommand("marginalia.copyLink", paper.id);
  else if (wanted === "notes") await openNotes(paper);
  else {
    const beside = wanted === "beside" ? { viewColumn: vscode.ViewColumn.Beside } : {};
    await openPaper(paper, { preview: false, ...beside });
  }
}

/** The notes in a text editor, with the cursor at their end; a paper without a file opens in the reader, where they begin. */
async function openNotes(paper: LibraryPaper): Promise<void> {
  const uri = fileOf(paper);
  if (!uri) return await openPaper(paper, { preview: false });
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(end, end));
}
