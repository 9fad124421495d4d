import * as vscode from "vscode";
import { authorYear } from "../../core/citekeys/shortName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { readingNow } from "../../core/reading/readingList.ts";
import { pickOne, showInformation } from "../messages.ts";
import { openPaper } from "../papers/openPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand, runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { reasonText, type SuggestionDeps, suggestions } from "./suggestions.ts";

type Deps = SuggestionDeps & Pick<Services, "log" | "trail">;

const mostSuggested = 30;

/** Registers Continue Reading and Read Next. */
export function registerReadingList(deps: Deps): vscode.Disposable {
  const { log, library, libraryFiles, trail } = deps;
  const { l10n } = vscode;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.continueReading", async () => {
      await libraryFiles.ready();
      const papers = readingNow(library.papers);
      if (papers.length === 0) {
        const next = l10n.t("Read Next");
        const sentence = l10n.t("No paper has the status “Reading”.");
        if ((await showInformation(sentence, next)) === next) await runCommand("marginalia.readNext");
        return;
      }
      const since = ({ started }: LibraryPaper) => (started ? l10n.t("since {0}", started) : "");
      await open(
        trail,
        papers.map((paper) => itemOf(paper, since(paper))),
        l10n.t("Continue Reading"),
      );
    }),
    registerCommand(log, "marginalia.readNext", async () => {
      const found = await suggestions(deps, mostSuggested);
      if (found.length === 0)
        throw new Refusal(l10n.t("No unread paper is cited here, or near what you read."));
      await open(
        trail,
        found.map(({ paper, reasons }) => itemOf(paper, reasonText(reasons))),
        l10n.t("Read Next"),
        // Lists a single suggestion too, so that the user sees its reason first.
        true,
      );
    }),
  );
}

interface Item extends vscode.QuickPickItem {
  readonly paper: LibraryPaper;
}

const itemOf = (paper: LibraryPaper, why: string): Item => ({
  label: paper.title || paper.citekey,
  description: authorYear(paper) ?? "",
  detail: why,
  paper,
});

async function open(
  trail: Services["trail"],
  items: readonly Item[],
  title: string,
  asks = items.length > 1,
): Promise<void> {
  const chosen = asks
    ? await pickOne(items, { title, matchOnDescription: true, matchOnDetail: true })
    : items[0];
  if (!chosen) return;
  trail.follow(items.map(({ paper }) => paper.id));
  await openPaper(chosen.paper, { preview: false });
}
