import * as vscode from "vscode";

/** Stores the search index of a large library between sessions. It is a cache and may disappear at any time. */
export interface IndexFile {
  /** `undefined` if there is no file, or it cannot be read. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** The index file in the folder that VS Code gives us. Readers must check it for damage. */
export function indexFile(folder: vscode.Uri): IndexFile {
  const file = vscode.Uri.joinPath(folder, "search.index");
  return {
    read: async () =>
      await vscode.workspace.fs.readFile(file).then(
        (bytes) => bytes,
        () => undefined,
      ),
    async write(bytes) {
      // Two windows may share the folder, so each writes its own file; the last rename wins.
      const own = vscode.Uri.joinPath(folder, `search-${vscode.env.sessionId.slice(0, 8)}.new`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(own, bytes);
      await vscode.workspace.fs.rename(own, file, { overwrite: true });
    },
  };
}
