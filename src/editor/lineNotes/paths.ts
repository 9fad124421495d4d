import * as vscode from "vscode";
import { relativePath, resolvedPath } from "../../core/paths.ts";

/**
 * How notes in one file link to another file: relative to the notes if both are in the same workspace folder, so that
 * every program can follow the link, else by the path in the other file's folder.
 */
export function linkPath(notes: vscode.Uri, file: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const isShared = folder !== undefined && vscode.workspace.getWorkspaceFolder(notes) === folder;
  if (isShared) return relativePath(vscode.Uri.joinPath(notes, "..").path, file.path);
  return vscode.workspace.asRelativePath(file, false);
}

/** The workspace files that a link in notes may mean, the likeliest first; never a file outside. */
export function linkTargets(notes: vscode.Uri, path: string): readonly vscode.Uri[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const candidates = [
    ...(path.startsWith("/") || notes.scheme === "marginalia"
      ? []
      : [at(vscode.Uri.joinPath(notes, ".."), path)]),
    ...folders.map(({ uri }) => at(uri, path)),
  ];
  return candidates.filter(
    (uri): uri is vscode.Uri => uri !== undefined && vscode.workspace.getWorkspaceFolder(uri) !== undefined,
  );
}

function at(folder: vscode.Uri, path: string): vscode.Uri | undefined {
  const resolved = resolvedPath(folder.path, path);
  return resolved === undefined ? undefined : folder.with({ path: resolved });
}
