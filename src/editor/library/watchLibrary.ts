import * as vscode from "vscode";
import { globOf } from "../../core/library/fileKinds.ts";
import { debounce } from "../debounce.ts";
import { bibliographyPattern } from "./bibliographies.ts";
import type { LibraryFolder } from "./folders.ts";
import { mayBeLibraryFile } from "./libraryFile.ts";

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

/** A text is read this many milliseconds after the last keystroke: before the problems are looked for anew. */
const debounceMs = 250;

/**
 * Has files of the library read again as the editor changes them: typed, undone, saved, renamed, closed without being
 * saved. The file watcher tells of the disk alone, and late: until then a renamed key would be reported as unknown.
 */
export function followEditor(read: (files: readonly string[]) => void): vscode.Disposable {
  const typed = debounce<string>(debounceMs, (files) => read([...files]));
  const isOurs = ({ path }: vscode.Uri) => mayBeLibraryFile(path);
  const { workspace } = vscode;
  return vscode.Disposable.from(
    typed,
    // Fires without a change too when a document becomes dirty or is so no more, which counts as well.
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
