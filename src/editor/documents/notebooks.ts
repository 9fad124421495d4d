import * as vscode from "vscode";

/** Milliseconds; an undo over many files is done in one go. */
const afterUndo = 100;

/**
 * Saves a notebook whose text an undo or redo has changed. An edit of many files reaches a notebook as text, which no tab
 * shows: neither Save All nor the user could save what the undo brought back.
 */
export function saveUndoneNotebooks(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (reason === undefined || !isNotebookText(document.uri) || hasTextTab(document.uri)) return;
    // When the whole undo is done. That the text is dirty VS Code says in another event, perhaps later.
    setTimeout(() => void (!document.isClosed && document.save()), afterUndo);
  });
}

/** The notebook of a file, if a tab shows it. VS Code keeps others loaded for a while, which nobody could save. */
export function openNotebook(file: string): vscode.NotebookDocument | undefined {
  if (!tabInputs().some((input) => input instanceof vscode.TabInputNotebook && input.uri.toString() === file))
    return undefined;
  return vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === file);
}

const isNotebookText = ({ scheme, path }: vscode.Uri) =>
  scheme !== "vscode-notebook-cell" && /\.ipynb$/i.test(path);

function hasTextTab(uri: vscode.Uri): boolean {
  return tabInputs().some(
    (input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}

const tabInputs = () =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map((tab): unknown => tab.input));
