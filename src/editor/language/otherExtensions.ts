import * as vscode from "vscode";
import type { Form } from "../../core/citations/citation.ts";
import type { Language } from "../../core/citations/languages/language.ts";
import { readSetting } from "../settings.ts";
import { languageOfDocument } from "./documents.ts";

/** Extensions that complete and hover citekeys in these languages themselves. */
const others: Readonly<Partial<Record<Language, readonly string[]>>> = {
  markdown: ["quarto.quarto", "foam.foam-vscode", "notzaki.pandocciter"],
  tex: ["james-yu.latex-workshop", "efoerster.texlab", "valentjn.vscode-ltex"],
};

const keyForms: readonly Form[] = ["pandoc", "wikilink", "latex"];

/**
 * Whether a citekey in this document is another extension's to complete and to hover, so that nothing is shown twice. Ids
 * and addresses stay ours, since no other extension knows them. A setting, one for each language, takes the keys back.
 */
export function isLeftToOthers(
  document: vscode.TextDocument,
  { kind, form }: { readonly kind?: string; readonly form?: Form },
): boolean {
  const isKey = kind === "key" || (form !== undefined && keyForms.includes(form));
  if (!isKey || !readSetting("marginalia.yieldToOtherExtensions", document)) return false;
  const names = others[languageOfDocument(document)] ?? [];
  return names.some((name) => vscode.extensions.getExtension(name)?.isActive === true);
}
