import { exportBibliography } from "./export/exportBibliography.ts";
import type { ExportedPaper } from "./export/keptEntry.ts";

/** First line of the bibliography that we keep up to date for a workspace. A file that has it may be overwritten. */
export const keptMark =
  "% Kept by Marginalia: the papers that this workspace cites. What is changed here is lost.";

/** Whether a text is such a bibliography. It only repeats other files, so it is not a source of papers. */
export function isKeptBibliography(text: string): boolean {
  return text.startsWith(keptMark, text.startsWith("\ufeff") ? 1 : 0);
}

/** The text of the kept bibliography; the order of `papers` does not matter. */
export function keptBibliography(papers: readonly ExportedPaper[]): string {
  const entries = exportBibliography(papers, "bibtex");
  return entries === "" ? `${keptMark}\n` : `${keptMark}\n\n${entries}`;
}
