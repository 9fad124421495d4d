import * as vscode from "vscode";
import { addressOfPaper } from "../../core/cite/citationText.ts";
import { showDone } from "../messages.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "bundles" | "log">;

/** The commands that copy something of a paper: its record, its citekey, its address. */
export function registerCopyCommands(deps: Deps): vscode.Disposable {
  const { log } = deps;
  const { l10n } = vscode;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.copyCitation", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Copy Citation"));
      if (!paper) return;
      const { exportBibliography } = await deps.bundles.load("bibliography");
      await vscode.env.clipboard.writeText(exportBibliography([paper], "bibtex"));
      showDone("copy", l10n.t("Copied {0} as BibTeX", paper.citekey));
    }),
    registerCommand(log, "marginalia.copyCitekey", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Copy Citekey"));
      if (!paper) return;
      await vscode.env.clipboard.writeText(paper.citekey);
      showDone("copy", l10n.t("Copied {0}", paper.citekey));
    }),
    registerCommand(log, "marginalia.copyLink", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Copy Link"));
      if (!paper) return;
      const address = addressOfPaper(paper);
      if (address === undefined)
        throw new Error(l10n.t("No web page of “{0}” is known.", paper.title || paper.citekey));
      await vscode.env.clipboard.writeText(address);
      showDone("copy", l10n.t("Copied {0}", address));
    }),
  );
}
