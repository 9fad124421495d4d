import * as vscode from "vscode";
import type { LibraryFiles } from "./libraryFiles.ts";

/**
 * Reads a file of the library again as soon as the editor has saved or renamed it. The file watcher says so later, and
 * until then a renamed key would be reported as unknown.
 */
export function followEditor({ isLibraryFile, refresh }: LibraryFiles): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (isLibraryFile(uri.toString())) void refresh([uri]);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      const ours = files.filter(({ oldUri }) => isLibraryFile(oldUri.toString()));
      if (ours.length > 0) void refresh(ours.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
    }),
  );
}
