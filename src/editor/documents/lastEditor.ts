import * as vscode from "vscode";

export interface LastEditor extends vscode.Disposable {
  /** The file of the text editor that was active last: the one to cite in while the reader or a view has the focus. */
  uri(): vscode.Uri | undefined;
}

/** Follows the active text editor from the start on, so that a command loaded later knows it. */
export function followLastEditor(): LastEditor {
  let last = vscode.window.activeTextEditor?.document.uri;
  const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor) last = editor.document.uri;
  });
  return { uri: () => last, dispose: () => void listener.dispose() };
}
