import * as vscode from "vscode";
import { debounce } from "./debounce.ts";
import { libraryFolders } from "./library/folders.ts";
import { citesContext, foldersContext } from "./manifest.ts";
import type { Services } from "./services.ts";
import { onSettings } from "./settings.ts";

const debounceMs = 150;

/** Updates the context keys that menus depend on: the library folders, and whether the active file cites papers. */
export function registerContextKeys({
  documents,
  index,
}: Pick<Services, "documents" | "index">): vscode.Disposable {
  const set = (key: string, value: unknown) => void vscode.commands.executeCommand("setContext", key, value);
  const folders = () =>
    set(
      foldersContext,
      libraryFolders().map(({ uri }) => (uri.scheme === "file" ? uri.fsPath : uri.path)),
    );
  let cites = false;
  const update = debounce<"changed">(debounceMs, () => {
    const document = vscode.window.activeTextEditor?.document;
    const now = document !== undefined && documents.citationsIn(document).length > 0;
    if (now !== cites) set(citesContext, now);
    cites = now;
  });
  const changed = () => update.add("changed");
  folders();
  changed();
  return vscode.Disposable.from(
    update,
    vscode.workspace.onDidChangeWorkspaceFolders(folders),
    onSettings(["marginalia.library.folder", "marginalia.library.personalFolder"], folders),
    vscode.window.onDidChangeActiveTextEditor(changed),
    index.onDidChange(changed),
  );
}
