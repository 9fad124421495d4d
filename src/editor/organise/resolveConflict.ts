import * as vscode from "vscode";
import {
  type Choice,
  type Conflict,
  conflictsIn,
  glimpseOf,
  resolved,
} from "../../core/library/versions/conflicts.ts";
import { pickOne, showInformation } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type { Changes } from "./undoableChanges.ts";
import { ownFiles } from "./wholeFiles.ts";

type Deps = Pick<Services, "libraryFiles" | "bundles" | "host" | "log"> & { readonly changes: Changes };

interface Item extends vscode.QuickPickItem {
  readonly choice: Choice | "by hand";
}

/** Resolve Merge Conflict: shows both sides of each conflict in a paper file, and asks which one to keep. */
export function registerResolveConflict(deps: Deps): vscode.Disposable {
  const { libraryFiles, changes, log } = deps;
  const { l10n } = vscode;
  const files = ownFiles(deps);
  return registerCommand(log, "marginalia.resolveConflict", async (given) => {
    const uri = given === undefined ? fileInFront() : vscode.Uri.parse(given, true);
    const before = uri && (await files.read(uri));
    if (!uri || before === undefined || conflictsIn(before).length === 0) {
      void showInformation(l10n.t("The active file has no merge conflict."));
      return;
    }
    let text = before;
    for (let [conflict] = conflictsIn(text); conflict; [conflict] = conflictsIn(text)) {
      const choice = await ask(uri, conflict, conflictsIn(text).length);
      if (choice === undefined) return;
      if (choice === "by hand") {
        await vscode.commands.executeCommand("vscode.openWith", uri, "default");
        return;
      }
      text = resolved(text, conflict, choice);
    }
    await changes.record(async (touch) => {
      await touch(uri);
      await files.write(uri, before, text);
      await libraryFiles.refresh([uri]);
      return l10n.t("The conflict in {0} is resolved.", vscode.workspace.asRelativePath(uri));
    });
  });
}

async function ask(
  uri: vscode.Uri,
  { ours, theirs }: Conflict,
  left: number,
): Promise<Item["choice"] | undefined> {
  const { l10n } = vscode;
  const items: readonly Item[] = [
    { choice: "ours", label: l10n.t("Keep ours"), detail: glimpseOf(ours) || l10n.t("(nothing)") },
    { choice: "theirs", label: l10n.t("Keep theirs"), detail: glimpseOf(theirs) || l10n.t("(nothing)") },
    { choice: "both", label: l10n.t("Keep both, ours first") },
    { choice: "by hand", label: l10n.t("Open as text, with VS Code's merge tools") },
  ];
  const title = l10n.t("Merge conflict in {0} ({1} left)", vscode.workspace.asRelativePath(uri), left);
  return (await pickOne(items, { title, ignoreFocusOut: true }))?.choice;
}

function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return isFile ? input.uri : vscode.window.activeTextEditor?.document.uri;
}
