import * as vscode from "vscode";

/**
 * Saves a notebook whose text an undo or redo has changed. An edit of many files reaches a notebook as text, which no tab
 * shows: neither Save All nor the user could save what the undo brought back.
 */
export function saveUndoneNotebooks(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (reason === undefined || !isNotebookText(document.uri) || hasTextTab(document.uri)) return;
    // After this event, when the whole undo is done.
    setTimeout(() => void (document.isDirty && document.save()), 0);
  });
}

/** The dirty notebook among some files, whose cells on screen are not what an edit of its text would change. */
export function unsavedNotebook(files: Iterable<string>): vscode.NotebookDocument | undefined {
  const wanted = new Set(files);
  return vscode.workspace.notebookDocuments.find(({ isDirty, uri }) => isDirty && wanted.has(uri.toString()));
}

const isNotebookText = ({ scheme, path }: vscode.Uri) =>
  scheme !== "vscode-notebook-cell" && /\.ipynb$/i.test(path);

function hasTextTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}
