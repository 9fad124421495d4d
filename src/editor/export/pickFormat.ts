import * as vscode from "vscode";
import type { BibliographyFormat } from "../../core/bibliography/export/exportBibliography.ts";
import {
  type ShippedStyle,
  shippedStyleNames,
  styleLabels,
} from "../../core/bibliography/styles/styleNames.ts";
import { pickOne } from "../messages.ts";
import { ownStyles } from "./ownStyles.ts";

/** A bibliography format in a list of choices. */
export interface FormatChoice extends vscode.QuickPickItem {
  readonly format: BibliographyFormat;
  /** VS Code's language id for the text. */
  readonly language: string;
  /** For references in a citation style: a shipped one, or a file of the user. */
  readonly style?: ShippedStyle | vscode.Uri;
}

/** The given format or style, else one that the user chooses. */
export async function pickFormat(given: unknown, title: string): Promise<FormatChoice | undefined> {
  const { l10n } = vscode;
  const plain = { format: "text", language: "plaintext" } as const;
  const formats = shownFormats();
  const choices: readonly FormatChoice[] = [
    ...(Object.keys(formats) as BibliographyFormat[]).map((format) => ({ format, ...formats[format] })),
    ...shippedStyleNames.map((style) => ({
      ...plain,
      label: styleLabels[style],
      description: l10n.t("citation style"),
      style,
    })),
    ...ownStyles().map((style) => ({
      ...plain,
      label: style.path.slice(style.path.lastIndexOf("/") + 1),
      description: l10n.t("citation style of your own"),
      style,
    })),
  ];
  const known = choices.find(({ format, style }) => (style ?? format).toString() === given);
  // The licence of citeproc-js requires this notice.
  const placeHolder = "Citations by CSL (citeproc-js), citationstyles.org";
  return known ?? (await pickOne(choices, { title, placeHolder }));
}

type Shown = Omit<FormatChoice, "format">;

/** How each format is listed, and its language. */
const shownFormats = (): Readonly<Record<BibliographyFormat, Shown>> => ({
  bibtex: { language: "bibtex", label: "BibTeX", description: ".bib" },
  biblatex: { language: "bibtex", label: "biblatex", description: ".bib" },
  "csl-json": { language: "json", label: "CSL-JSON", description: ".json" },
  ris: { language: "plaintext", label: "RIS", description: ".ris" },
  markdown: { language: "markdown", label: "Markdown", description: ".md" },
  text: { language: "plaintext", label: vscode.l10n.t("Plain text"), description: ".txt" },
});
