import * as vscode from "vscode";
import { addressOfPaper } from "../../core/cite/addressOfPaper.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { bibliographyText } from "../export/bibliographyText.ts";
import { type FormatChoice, pickFormat } from "../export/pickFormat.ts";
import { showDone } from "../messages.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import { type AtHandDeps, paperAtHand, workAtHand } from "../papers/paperAtHand.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "bundles" | "extensionUri" | "log">;

/** The commands that copy a paper's record, citekey or address. */
export function registerCopyCommands(deps: Deps): vscode.Disposable {
  const { log } = deps;
  const { l10n } = vscode;
  async function copy(
    papers: readonly LibraryPaper[],
    choice: Pick<FormatChoice, "format" | "label" | "style">,
  ): Promise<void> {
    const text = await bibliographyText(deps, papers, choice);
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    const [first] = papers;
    const what = papers.length === 1 && first ? first.citekey : titleOf(papers);
    showDone("copy", l10n.t("Copied {0} as {1}", what, choice.label));
  }
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.copyCitation", async (argument, selection) => {
      const papers = await papersAtHand(deps, argument, selection, l10n.t("Copy Citation"));
      if (papers.length > 0) await copy(papers, { format: "bibtex", label: "BibTeX" });
    }),
    registerCommand(log, "marginalia.copyAs", async (argument, selection, format) => {
      const title = l10n.t("Copy As");
      const papers = await papersAtHand(deps, argument, selection, title);
      const choice = papers.length > 0 ? await pickFormat(format, `${title}: ${titleOf(papers)}`) : undefined;
      if (choice) await copy(papers, choice);
    }),
    registerCommand(log, "marginalia.copyCitekey", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Copy Citekey"));
      if (!paper) return;
      await vscode.env.clipboard.writeText(paper.citekey);
      showDone("copy", l10n.t("Copied {0}", paper.citekey));
    }),
    registerCommand(log, "marginalia.copyLink", async (argument) => {
      const paper = await workAtHand(deps, argument, l10n.t("Copy Link"));
      if (!paper) return;
      const address = addressOfPaper(paper);
      if (address === undefined)
        throw new Refusal(
          l10n.t("No web page is known for “{0}”.", paper.title || paper.citekey || paper.id),
        );
      await vscode.env.clipboard.writeText(address);
      showDone("copy", l10n.t("Copied {0}", address));
    }),
  );
}
