import type * as vscode from "vscode";

/** Changes an open document and saves it if it had no unsaved changes before. */
export async function keepSaved<T>(document: vscode.TextDocument, change: () => PromiseLike<T>): Promise<T> {
  const wasSaved = !document.isDirty;
  const result = await change();
  if (wasSaved && document.isDirty) await document.save();
  return result;
}
