import type * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";

/** The paper whose record stands at a position: in its file's front matter, or at its entry of a bibliography. */
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
  // One record a file: its front matter begins above the line that the record names.
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
