import * as vscode from "vscode";
import { readerViewType } from "../manifest.ts";
import { entryOf, fileOf } from "../papers/fileOfPaper.ts";
import { offerForUnknown } from "../papers/offerForUnknown.ts";
import { openPaper } from "../papers/openPaper.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { paperOrPick } from "../papers/pickPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "log" | "trail">;

/** Two clicks on a paper within this many milliseconds are a double click. */
const doubleClick = 500;

/** The commands that open a paper in the reader, or its record as text. */
export function registerOpenCommands(deps: Deps): vscode.Disposable {
  const { log, library, libraryFiles, documents, trail } = deps;
  const { l10n } = vscode;
  let clicked: { readonly id: string; readonly at: number; readonly opened: Promise<void> } | undefined;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.openPaper", async (argument) => {
      const paper = await paperOrPick(deps, argument, l10n.t("Open Paper"));
      if (!paper) return;
      trail.followRow(argument);
      await openPaper(paper, { preview: false });
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
      trail.follow([]);
      const opened = openPaper(paper, { preview: true });
      clicked = { id, at: now, opened };
      await opened;
    }),
    registerCommand(log, "marginalia.openPaperFile", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open Paper File"));
      if (!paper) return;
      const uri = fileOf(paper);
      if (!uri) throw new Refusal(l10n.t("“{0}” has no file yet; its first note creates one.", paper.title));
      await vscode.window.showTextDocument(uri);
    }),
    registerCommand(log, "marginalia.openToSide", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Open to the Side"));
      if (!paper) return;
      trail.followRow(argument);
      await openPaper(paper, { preview: false, viewColumn: vscode.ViewColumn.Beside });
    }),
    registerCommand(log, "marginalia.openCitedPaper", async () => {
      const editor = vscode.window.activeTextEditor;
      const citation = editor && documents.citationAt(editor.document, editor.selection.active);
      if (!citation) throw new Refusal(l10n.t("There is no citation at the cursor."));
      await libraryFiles.ready();
      const paper = library.find(citation.target);
      if (paper) await openPaper(paper, { preview: false });
      else await offerForUnknown(library, citation, editor.document);
    }),
    registerCommand(log, "marginalia.openInReader", async (given) => {
      const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
      if (!uri) throw new Refusal(l10n.t("Open a paper file first."));
      await vscode.commands.executeCommand("vscode.openWith", uri, readerViewType);
    }),
    registerCommand(log, "marginalia.goToEntry", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Go to Entry"));
      const entry = paper && entryOf(paper);
      if (!paper) return;
      if (!entry)
        throw new Refusal(l10n.t("“{0}” comes with Marginalia; no file of yours has it.", paper.title));
      await vscode.window.showTextDocument(entry.uri, { selection: entry.range });
    }),
  );
}
