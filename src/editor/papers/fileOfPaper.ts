import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile, type SourceKind } from "../../core/library/source.ts";

/** The paper's own file of the wanted kind, if there is one; the workspace's comes before the personal one. */
export function fileOf(
  paper: LibraryPaper,
  isWanted: (kind: SourceKind) => boolean = isPaperFile,
): vscode.Uri | undefined {
  const origin = paper.origins.find(({ kind }) => isWanted(kind));
  return origin && vscode.Uri.parse(origin.file, true);
}

/** The paper that this file belongs to. Its citekey may differ from the file's name. */
export function paperOfFile(library: Library, uri: vscode.Uri): LibraryPaper | undefined {
  const file = uri.toString();
  return library.papers.find(({ origins }) => origins.some((origin) => origin.file === file));
}

/**
 * Where the user's own files define a paper: its entry in a bibliography, else its paper file; `undefined` if they do
 * not.
 */
export function entryOf({ origins }: LibraryPaper): vscode.Location | undefined {
  const own = origins.filter(({ kind }) => kind !== "seeds");
  const origin = own.find(({ kind }) => !isPaperFile(kind)) ?? own[0];
  return origin && new vscode.Location(vscode.Uri.parse(origin.file), new vscode.Position(origin.line, 0));
}

/** The paper whose record is at a position: in a paper file's front matter, or in an entry of a bibliography. */
export function recordAt(
  library: Library,
  document: vscode.TextDocument,
  { line }: vscode.Position,
): LibraryPaper | undefined {
  const file = document.uri.toString();
  const places = library.papers.flatMap((paper) =>
    paper.origins.filter((origin) => origin.file === file).map((origin) => ({ paper, origin })),
  );
  const above = places
    .filter(({ origin }) => origin.line <= line)
    .sort((a, b) => b.origin.line - a.origin.line)[0];
  // A paper file has one record, and front matter may begin above the record's line.
  const nearest = above ?? (places.length === 1 ? places[0] : undefined);
  if (!nearest) return undefined;
  return isPaperFile(nearest.origin.kind) && line > endOfFrontMatter(document) ? undefined : nearest.paper;
}

function endOfFrontMatter(document: vscode.TextDocument): number {
  for (let line = 1; line < document.lineCount; line++) {
    if (/^(?:---|\.\.\.)\s*$/.test(document.lineAt(line).text)) return line;
  }
  return 0;
}
