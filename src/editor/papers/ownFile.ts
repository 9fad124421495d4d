import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile, type SourceKind } from "../../core/library/source.ts";

/** The paper's own file, if it has one: of the wanted kind, the workspace's before the personal one. */
export function fileOf(
  paper: LibraryPaper,
  isWanted: (kind: SourceKind) => boolean = isPaperFile,
): vscode.Uri | undefined {
  const origin = paper.origins.find(({ kind }) => isWanted(kind));
  return origin && vscode.Uri.parse(origin.file, true);
}

/** The paper whose own file this is. Its citekey may differ from the file's name. */
export function paperOfFile(library: Library, uri: vscode.Uri): LibraryPaper | undefined {
  const file = uri.toString();
  return library.papers.find(({ origins }) => origins.some((origin) => origin.file === file));
}
