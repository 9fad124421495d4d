import type * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";

/** The paper whose record is at a position: in a paper file's front matter, or in a bibliography's entry. */
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
