import * as vscode from "vscode";
import { debounce } from "../debounce.ts";
import { mayBeLibraryFile } from "./libraryFile.ts";

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
