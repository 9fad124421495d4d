import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { openPdf } from "../papers/openPdf.ts";
import { type AtHandDeps, paperAtHand, workAtHand } from "../papers/paperAtHand.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "log">;

/** The commands that open a paper's web page or PDF. */
export function registerWebCommands(deps: Deps): vscode.Disposable {
  const { log } = deps;
  const { l10n } = vscode;
  const open = async (address: string | undefined, sentence: string) => {
    if (address === undefined) throw new Refusal(sentence);
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  };
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.openOnArxiv", async (argument) => {
      const paper = await workAtHand(deps, argument, l10n.t("Open on arXiv"));
      if (paper)
        await open(on("https://arxiv.org/abs/", paper), l10n.t("“{0}” is not on arXiv.", paper.title));
    }),
    registerCommand(log, "marginalia.openOnHuggingFace", async (argument) => {
      const paper = await workAtHand(deps, argument, l10n.t("Open on Hugging Face"));
      const none = (title: string) => l10n.t("“{0}” has no arXiv id, which Hugging Face needs.", title);
      if (paper) await open(on("https://huggingface.co/papers/", paper), none(paper.title));
    }),
    registerCommand(log, "marginalia.openCode", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open Code Repository"));
      const address = paper?.code && /^https?:\/\//.test(paper.code) ? paper.code : undefined;
      if (paper) await open(address, l10n.t("No code repository is known for “{0}”.", paper.title));
    }),
    registerCommand(log, "marginalia.openPdf", async (argument) => {
      const paper = await workAtHand(deps, argument, l10n.t("Open PDF"));
      if (paper) await openPdf(paper);
    }),
  );
}

const on = (site: string, { arxiv }: LibraryPaper) => arxiv && site + arxiv;
