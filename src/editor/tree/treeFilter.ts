import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import { debounce } from "../debounce.ts";
import { filteredContext, libraryViewId } from "../manifest.ts";
import { askWhileTyping } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import { onceIndexed } from "../search/search.ts";
import type { Services } from "../services.ts";

/** The view follows this many milliseconds after typing. */
const debounceMs = 100;

/** The filter of the Library view, in the query language of Search Papers. */
export interface TreeFilter extends vscode.Disposable {
  /** The query; empty if everything is shown. */
  readonly query: string;
  /** The papers that the query finds, in the given order. */
  papers(all: readonly LibraryPaper[]): readonly LibraryPaper[];
}

/** Registers Filter Library and Clear Filter; `onChange` is called when the view must be redrawn. */
export function registerTreeFilter(
  { search, libraryFiles, log }: Pick<Services, "search" | "libraryFiles" | "log">,
  onChange: () => void,
): TreeFilter {
  let query = "";
  let engine: PaperSearch | undefined;
  async function set(wanted: string): Promise<void> {
    query = wanted.trim();
    if (query !== "") {
      await libraryFiles.ready();
      engine = await search();
    }
    void vscode.commands.executeCommand("setContext", filteredContext, query !== "");
    onChange();
  }
  const again = onceIndexed(onChange);
  const failed = (error: unknown) => log.error("Filtering the library", error);
  const typing = debounce<string>(debounceMs, (typed) => {
    set([...typed].at(-1) ?? "").catch(failed);
  });
  const { l10n } = vscode;
  const commands = vscode.Disposable.from(
    typing,
    registerCommand(log, "marginalia.filterLibrary", async (given) => {
      if (typeof given === "string") {
        await set(given);
        // The user may come from elsewhere, so bring the view into sight.
        await vscode.commands.executeCommand(`${libraryViewId}.focus`);
        return;
      }
      const before = query;
      const question = {
        title: l10n.t("Filter Library"),
        prompt: l10n.t("As in Search Papers: words, author: year: status: tag: has:notes. Empty: all"),
        value: query,
      };
      const typed = await askWhileTyping(question, (text) => typing.add(text));
      typing.flush();
      await set(typed ?? before);
    }),
    registerCommand(log, "marginalia.clearLibraryFilter", () => set("")),
  );
  return {
    get query() {
      return query;
    },
    papers(all) {
      if (query === "" || engine === undefined) return all;
      const found = new Set(engine.search(query, Number.POSITIVE_INFINITY).map(({ paper }) => paper));
      again(engine);
      return all.filter((paper) => found.has(paper));
    },
    dispose: () => commands.dispose(),
  };
}
