import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { showDone } from "../messages.ts";
import { openPaper } from "../papers/openPaper.ts";
import { fileOf } from "../papers/ownFile.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { paperInClipboard, paperOrPick, pickPaper } from "../papers/pickPaper.ts";
import { registerCommand, runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "bundles" | "log">;

/** Two clicks on a paper within this time (in milliseconds) are a double click. */
const doubleClick = 500;

/** Search Papers, and commands that open a paper or one of its pages, or copy its record. */
export function registerOpenCommands(deps: Deps): vscode.Disposable {
  const { log, library } = deps;
  const { l10n } = vscode;
  let clicked: { readonly id: string; readonly at: number; readonly opened: Promise<void> } | undefined;
  const open = async (address: string | undefined, sentence: string) => {
    if (address === undefined) throw new Error(sentence);
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  };
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.searchPapers", async (query) => {
      const value = typeof query === "string" ? query : await paperInClipboard();
      const picked = await pickPaper(deps, {
        title: l10n.t("Search Papers"),
        placeholder: l10n.t("Title, author, words of the abstract or of your notes, an id or an address"),
        ...(value !== undefined && { value }),
        button: { icon: "quote", tooltip: l10n.t("Cite") },
      });
      if (picked?.by === "button") await runCommand("marginalia.citePaper", picked.paper.id);
      else if (picked) await openPaper(picked.paper, { preview: false });
    }),
    registerCommand(log, "marginalia.openPaper", async (argument) => {
      const paper = await paperOrPick(deps, argument, l10n.t("Open Paper"));
      if (paper) await openPaper(paper, { preview: false });
    }),
    registerCommand(log, "marginalia.clickPaper", async (id) => {
      const now = performance.now();
      if (clicked && clicked.id === id && now - clicked.at < doubleClick) {
        await clicked.opened;
        clicked = undefined;
        await vscode.commands.executeCommand("workbench.action.keepEditor");
        return;
      }
      const paper = library.find(id);
      if (!paper) return;
      const opened = openPaper(paper, { preview: true });
      clicked = { id, at: now, opened };
      await opened;
    }),
    registerCommand(log, "marginalia.openPaperFile", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open Paper File"));
      if (!paper) return;
      const uri = fileOf(paper);
      if (!uri) throw new Error(l10n.t("“{0}” has no file yet; its first note creates one.", paper.title));
      await vscode.window.showTextDocument(uri);
    }),
    registerCommand(log, "marginalia.copyCitation", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Copy Citation"));
      if (!paper) return;
      const { exportBibliography } = await deps.bundles.load("bibliography");
      await vscode.env.clipboard.writeText(exportBibliography([paper], "bibtex"));
      showDone("copy", l10n.t("Copied {0} as BibTeX", paper.citekey));
    }),
    registerCommand(log, "marginalia.openOnArxiv", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open on arXiv"));
      if (paper)
        await open(on("https://arxiv.org/abs/", paper), l10n.t("“{0}” is not on arXiv.", paper.title));
    }),
    registerCommand(log, "marginalia.openOnHuggingFace", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open on Hugging Face"));
      const none = (title: string) =>
        l10n.t("“{0}” has no arXiv id, by which Hugging Face knows papers.", title);
      if (paper) await open(on("https://huggingface.co/papers/", paper), none(paper.title));
    }),
    registerCommand(log, "marginalia.openCode", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open Code Repository"));
      const address = paper?.code && /^https?:\/\//.test(paper.code) ? paper.code : undefined;
      if (paper) await open(address, l10n.t("No code repository of “{0}” is known.", paper.title));
    }),
    registerCommand(log, "marginalia.showLog", () => log.show()),
  );
}

const on = (site: string, { arxiv }: LibraryPaper) => arxiv && site + arxiv;
