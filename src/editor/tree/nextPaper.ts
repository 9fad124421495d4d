import * as vscode from "vscode";
import { showDone } from "../messages.ts";
import { openPaper, paperInReader } from "../papers/openPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { neighbourOf, rowOf } from "./model.ts";
import type { GroupNode, Node } from "./nodes.ts";

type Deps = Pick<Services, "library" | "log" | "trail">;

/**
 * Next Paper and Previous Paper: in the list that the current paper was opened from (`papers/trail.ts`), else in the
 * Library view, whose groups `groups` gives. The paper is shown in the reader's tab if that is a preview.
 */
export function registerNextPaper(
  { library, log, trail }: Deps,
  view: vscode.TreeView<Node>,
  groups: () => Promise<readonly GroupNode[]>,
): vscode.Disposable {
  async function step(by: -1 | 1): Promise<void> {
    const paper = paperInReader(library);
    if (!paper) return;
    const shownGroups = await groups();
    const [chosen] = view.selection;
    const listed = trail.beside(paper.id, by);
    const row = neighbourOf(shownGroups, paper.id, by, chosen?.kind === "paper" ? chosen : undefined);
    const next = listed === undefined ? row?.paper : listed === "end" ? undefined : library.find(listed);
    if (!next) {
      showDone(
        "step",
        by > 0 ? vscode.l10n.t("This is the last paper.") : vscode.l10n.t("This is the first paper."),
      );
      return;
    }
    const shown = rowOf(shownGroups, next);
    if (view.visible && shown)
      await view.reveal(listed === undefined ? (row ?? shown) : shown, { select: true });
    await openPaper(next, { preview: true });
  }
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.nextPaper", () => step(1)),
    registerCommand(log, "marginalia.previousPaper", () => step(-1)),
  );
}
