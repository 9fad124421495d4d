import type * as vscode from "vscode";
import type { CiteStyle } from "../../core/cite/citationText.ts";
import { texCommandIn } from "../../core/cite/tex.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { citeStyle } from "../settings.ts";

/** How to cite in a document: as the settings say, and in LaTeX with the command that the document already uses. */
export function citeStyleIn(document: vscode.TextDocument): CiteStyle {
  const style = citeStyle(document);
  return languageOfDocument(document) === "tex"
    ? { ...style, texCommand: texCommandIn(document.getText()) }
    : style;
}
