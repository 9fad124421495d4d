import { exportBibliography } from "./export/exportBibliography.ts";
import type { ExportedPaper } from "./export/originalEntry.ts";
import { keptMark } from "./keptMark.ts";

/** The text of the bibliography that is kept: the same for the same papers, in whatever order they come. */
export function keptBibliography(papers: readonly ExportedPaper[]): string {
  const entries = exportBibliography(papers, "bibtex");
  return entries === "" ? `${keptMark}\n` : `${keptMark}\n\n${entries}`;
}
