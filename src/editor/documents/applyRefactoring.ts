import * as vscode from "vscode";

/**
 * Applies an edit over files as one step of undo and saves them, also those that went through the preview; `false` where
 * the user discards it there. An open notebook is left unsaved: once saved, its cells take no more part in that undo.
 */
export async function applyRefactoring(edit: vscode.WorkspaceEdit): Promise<boolean> {
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  const touched = new Set(edit.entries().map(([uri]) => uri.toString()));
  const open = vscode.workspace.textDocuments.filter(
    // Saving a text that has no file yet would ask for one.
    ({ isDirty, isUntitled, uri }) =>
      isDirty && !isUntitled && uri.scheme !== "vscode-notebook-cell" && touched.has(uri.toString()),
  );
  await Promise.all(open.map((document) => document.save()));
  return true;
}
