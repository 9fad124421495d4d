import * as vscode from "vscode";
import type { BibliographyFormat } from "../../core/bibliography/export/exportBibliography.ts";
import {
  type ShippedStyle,
  shippedStyleNames,
  styleLabels,
} from "../../core/bibliography/styles/styleNames.ts";
import { pickOne } from "../messages.ts";
import { readSetting } from "../settings.ts";
import { ownStyles } from "./ownStyles.ts";

/** A bibliography format in a list of choices. */
export interface FormatChoice extends vscode.QuickPickItem {
  readonly format: BibliographyFormat;
  /** VS Code's language of such a text. */
  readonly language: string;
  /** Of references in a citation style: one that we ship, or a file of the user's. */
  readonly style?: ShippedStyle | vscode.Uri;
}

/** The given format or style, else the one that the user chooses. */
export async function pickFormat(given: unknown, title: string): Promise<FormatChoice | undefined> {
  const { l10n } = vscode;
  const plain = { format: "text", language: "plaintext" } as const;
  const choices: readonly FormatChoice[] = [
    { format: "bibtex", language: "bibtex", label: "BibTeX", description: ".bib" },
    { format: "biblatex", language: "bibtex", label: "biblatex", description: ".bib" },
    { format: "csl-json", language: "json", label: "CSL-JSON", description: ".json" },
    { format: "ris", language: "plaintext", label: "RIS", description: ".ris" },
    { format: "markdown", language: "markdown", label: "Markdown", description: ".md" },
    { ...plain, label: l10n.t("Plain text"), description: ".txt" },
    ...shippedStyleNames.map((style) => ({
      ...plain,
      label: styleLabels[style],
      description: l10n.t("citation style"),
      style,
    })),
    ...ownStyles(readSetting("marginalia.bibliography.styles")).map((style) => ({
      ...plain,
      label: style.path.slice(style.path.lastIndexOf("/") + 1),
      description: l10n.t("citation style of your own"),
      style,
    })),
  ];
  const known = choices.find(({ format, style }) => (style ?? format).toString() === given);
  // The processor's licence asks for these words.
  const placeHolder = "Citations by CSL (citeproc-js), citationstyles.org";
  return known ?? (await pickOne(choices, { title, placeHolder }));
}
