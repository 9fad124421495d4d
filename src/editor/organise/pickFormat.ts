import * as vscode from "vscode";
import type { BibliographyFormat } from "../../core/bibliography/export/exportBibliography.ts";
import { pickOne } from "../messages.ts";

/** A format of bibliographies, as a list shows it. */
export interface FormatChoice extends vscode.QuickPickItem {
  readonly format: BibliographyFormat;
  /** VS Code's language of such a text. */
  readonly language: string;
}

/** The given format, else the one that the user chooses. */
export async function pickFormat(given: unknown, title: string): Promise<FormatChoice | undefined> {
  const choices: readonly FormatChoice[] = [
    { format: "bibtex", language: "bibtex", label: "BibTeX", description: ".bib" },
    { format: "biblatex", language: "bibtex", label: "biblatex", description: ".bib" },
    { format: "csl-json", language: "json", label: "CSL-JSON", description: ".json" },
    { format: "ris", language: "plaintext", label: "RIS", description: ".ris" },
    { format: "markdown", language: "markdown", label: "Markdown", description: ".md" },
    { format: "text", language: "plaintext", label: vscode.l10n.t("Plain text"), description: ".txt" },
  ];
  return choices.find(({ format }) => format === given) ?? (await pickOne(choices, { title }));
}
