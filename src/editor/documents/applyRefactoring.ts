import * as vscode from "vscode";

/**
 * Applies an edit over files as one undo step and saves them; `false` where the user discards it in the preview. Open
 * notebooks are not saved: saved cells would not take part in the undo.
 */
export async function applyRefactoring(edit: vscode.WorkspaceEdit): Promise<boolean> {
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  const touched = new Set(edit.entries().map(([uri]) => uri.toString()));
  const open = vscode.workspace.textDocuments.filter(
    // Saving an untitled text would ask for a file.
    ({ isDirty, isUntitled, uri }) =>
      isDirty && !isUntitled && uri.scheme !== "vscode-notebook-cell" && touched.has(uri.toString()),
  );
  await Promise.all(open.map((document) => document.save()));
  return true;
}
