import * as vscode from "vscode";
import { shownId } from "../../core/paperId.ts";
import { placesOf, showCitation } from "../documents/citationPlaces.ts";
import { type AtHandDeps, workAtHand } from "../papers/paperAtHand.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { listPlaces } from "./referencesView.ts";

type Deps = AtHandDeps & Pick<Services, "index" | "workspaceScan" | "log">;

/** Find All Citations of a paper, shown in VS Code's References view. */
export function registerFindCitations(deps: Deps): vscode.Disposable {
  return registerCommand(deps.log, "marginalia.findCitations", async (argument) => {
    const paper = await workAtHand(deps, argument, vscode.l10n.t("Find All Citations"));
    if (!paper) return;
    const name = paper.title || paper.citekey || shownId(paper.id);
    await deps.workspaceScan.ready();
    const backlinks = deps.index.citing(paper.ids);
    const places = await placesOf(deps, backlinks);
    const [backlink, first] = [backlinks[0], places[0]];
    if (!backlink || !first) throw new Refusal(vscode.l10n.t("No file of this workspace cites “{0}”.", name));
    if (await listPlaces(name, places)) return;
    // Without that view, VS Code shows them in an editor.
    await showCitation(deps, backlink);
    if (places.length === 1) return;
    await vscode.commands.executeCommand(
      "editor.action.showReferences",
      first.uri,
      first.range.start,
      places,
    );
  });
}
