import { exportBibliography } from "./export/exportBibliography.ts";
import type { ExportedPaper } from "./export/keptEntry.ts";

/** The first line of a bibliography that we keep in step with a workspace: what has it is ours to write over. */
export const keptMark =
  "% Kept by Marginalia: the papers that this workspace cites. What is changed here is lost.";

/** Whether a text is such a bibliography. It says nothing that other files do not say, so it is no source of papers. */
export function isKeptBibliography(text: string): boolean {
  return text.startsWith(keptMark, text.startsWith("\ufeff") ? 1 : 0);
}

/** The text of the bibliography that is kept: the same for the same papers, in whatever order they come. */
export function keptBibliography(papers: readonly ExportedPaper[]): string {
  const entries = exportBibliography(papers, "bibtex");
  return entries === "" ? `${keptMark}\n` : `${keptMark}\n\n${entries}`;
}
