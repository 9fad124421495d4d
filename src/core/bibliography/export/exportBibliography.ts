import { jsonText } from "../../text/terminalText.ts";
import { biblatexOf } from "./biblatex.ts";
import { bibtexOf } from "./bibtex.ts";
import { cslOf } from "./csl.ts";
import type { ExportedPaper } from "./keptEntry.ts";
import { markdownOf } from "./markdown.ts";
import { referenceOf } from "./reference.ts";
import { risOf } from "./ris.ts";

export { bibtexOf };

export const bibliographyFormats = ["bibtex", "biblatex", "csl-json", "ris", "markdown", "text"] as const;
export type BibliographyFormat = (typeof bibliographyFormats)[number];

/** Writes papers as one file, sorted by citekey, so that the same papers always give the same text. */
export function exportBibliography(papers: readonly ExportedPaper[], format: BibliographyFormat): string {
  const sorted = [...papers].sort((a, b) => (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0));
  switch (format) {
    case "bibtex":
      return sorted.map((paper) => `${bibtexOf(paper)}\n`).join("\n");
    case "biblatex":
      return sorted.map((paper) => `${biblatexOf(paper)}\n`).join("\n");
    case "csl-json":
      return jsonText(sorted.map(cslOf));
    case "ris":
      return sorted.map((paper) => `${risOf(paper)}\n`).join("");
    case "text":
      return sorted.map((paper) => `${referenceOf(paper)}\n`).join("");
    case "markdown":
      return sorted.map((paper) => `${markdownOf(paper)}\n`).join("");
  }
}
