import * as vscode from "vscode";

/** Where the index of the search is kept from one session to the next, for a large library. A cache: it may go at any time. */
export interface IndexFile {
  /** `undefined` where there is none, or it cannot be read. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** In a folder that VS Code keeps for us; a damaged file is found out by who reads it. */
export function indexFile(folder: vscode.Uri): IndexFile {
  const file = vscode.Uri.joinPath(folder, "search.index");
  return {
    read: async () =>
      await vscode.workspace.fs.readFile(file).then(
        (bytes) => bytes,
        () => undefined,
      ),
    async write(bytes) {
      // Of two windows on one folder each writes its own, and the last stays.
      const own = vscode.Uri.joinPath(folder, `search-${vscode.env.sessionId.slice(0, 8)}.new`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(own, bytes);
      await vscode.workspace.fs.rename(own, file, { overwrite: true });
    },
  };
}
