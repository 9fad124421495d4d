import * as vscode from "vscode";
import { globOf } from "../../core/library/fileKinds.ts";
import { debounce } from "../debounce.ts";
import { bibliographyPattern } from "./bibliographies.ts";
import type { LibraryFolder } from "./folders.ts";
import { mayBeLibraryFile } from "./libraryFile.ts";

/** What the watchers report about the library's files and folders; uris as strings. */
export interface LibraryNews {
  /** A file that may belong to the library was created, changed or deleted. */
  readonly onFile: (file: string) => void;
  /** Something that may be a folder was deleted: a folder gives one event, without its files. */
  readonly onGone: (uri: string) => void;
  /** Likewise, something was created. */
  readonly onCame: (uri: string) => void;
}

const paperPattern = globOf("folder");

export function watchLibrary(folders: readonly LibraryFolder[], news: LibraryNews): vscode.Disposable {
  const patterns = [
    // Watch through the root if there is one, because VS Code (1.100) cannot watch a folder that does not exist yet.
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
  // A folder that is deleted and created again at once, as by switching branches, gives a change event.
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

/** A text is read this many milliseconds after the last keystroke, before its problems are updated. */
const debounceMs = 250;

/**
 * Reports library files as the editor changes them: typing, undo, save, rename, closing without saving. The file
 * watcher only knows the disk and is late, so a renamed key would be reported as unknown until then.
 */
export function followEditor(read: (files: readonly string[]) => void): vscode.Disposable {
  const typed = debounce<string>(debounceMs, (files) => read([...files]));
  const isOurs = ({ path }: vscode.Uri) => mayBeLibraryFile(path);
  const { workspace } = vscode;
  return vscode.Disposable.from(
    typed,
    // Also fires without a text change when a document becomes dirty or clean, which matters too.
    workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (isOurs(uri)) typed.add(uri.toString());
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (isOurs(uri)) typed.add(uri.toString());
    }),
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (isOurs(uri)) read([uri.toString()]);
    }),
    workspace.onDidRenameFiles(({ files }) => {
      const ours = files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]).filter(isOurs);
      if (ours.length > 0) read(ours.map((uri) => uri.toString()));
    }),
  );
}
