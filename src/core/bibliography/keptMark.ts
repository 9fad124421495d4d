/** The first line of a bibliography that we keep in step with a workspace: what has it is ours to write over. */
export const keptMark =
  "% Kept by Marginalia: the papers that this workspace cites. What is changed here is lost.";

/** Whether a text is such a bibliography. It says nothing that other files do not say, so it is no source of papers. */
export function isKeptBibliography(text: string): boolean {
  return text.startsWith(keptMark, text.startsWith("\ufeff") ? 1 : 0);
}
