import * as vscode from "vscode";
import { globOf } from "../../core/library/fileKinds.ts";
import { bibliographyPattern } from "./bibliographies.ts";
import type { LibraryFolder } from "./folders.ts";

/** What the watchers tell of the library's files and folders; uris as strings. */
export interface LibraryNews {
  /** A file that may be one of the library's came, changed or went. */
  readonly onFile: (file: string) => void;
  /** Something went that may be a folder: it is told as one event, without its files. */
  readonly onGone: (uri: string) => void;
  /** The same for something that came. */
  readonly onCame: (uri: string) => void;
}

const paperPattern = globOf("folder");

export function watchLibrary(folders: readonly LibraryFolder[], news: LibraryNews): vscode.Disposable {
  const patterns = [
    // Through the root where there is one: a folder that does not exist yet cannot be watched itself (1.100).
    ...folders.map(({ uri, root, path }) =>
      root
        ? new vscode.RelativePattern(root, `${path}/${paperPattern}`)
        : new vscode.RelativePattern(uri, paperPattern),
    ),
    ...(vscode.workspace.workspaceFolders ?? []).map(
      (root) => new vscode.RelativePattern(root, bibliographyPattern),
    ),
  ];
  const onFile = (uri: vscode.Uri) => news.onFile(uri.toString());
  // One that goes and comes back at once, as when a branch has it otherwise, is told as a change.
  const swapped = folders.flatMap(({ uri, root, path }) =>
    root && path ? [{ uri, pattern: new vscode.RelativePattern(root, path) }] : [],
  );
  const anything = vscode.workspace.createFileSystemWatcher("**", false, true, false);
  return vscode.Disposable.from(
    ...patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [watcher, watcher.onDidCreate(onFile), watcher.onDidChange(onFile), watcher.onDidDelete(onFile)];
    }),
    ...swapped.flatMap(({ uri, pattern }) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern, true, false, true);
      return [watcher, watcher.onDidChange(() => news.onCame(uri.toString()))];
    }),
    anything,
    anything.onDidDelete((uri) => news.onGone(uri.toString())),
    anything.onDidCreate((uri) => news.onCame(uri.toString())),
  );
}
