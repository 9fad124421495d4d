import * as vscode from "vscode";

/** Milliseconds after which an undo over many files is complete. */
const afterUndo = 100;

/**
 * Saves a notebook that an undo or redo has changed as text. An edit over many files changes a notebook's raw text,
 * which no tab shows, so neither Save All nor the user could save it.
 */
export function saveUndoneNotebooks(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (reason === undefined || !isNotebookText(document.uri) || hasTextTab(document.uri)) return;
    // Waits for the whole undo; VS Code may mark the text dirty in a later event.
    setTimeout(() => void (!document.isClosed && document.save()), afterUndo);
  });
}

/** The notebook of a file if a tab shows it. VS Code keeps others loaded for a while, but no user can save those. */
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
