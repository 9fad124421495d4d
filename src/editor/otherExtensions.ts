import * as vscode from "vscode";
import type { Form } from "../core/citations/citation.ts";
import type { Language } from "../core/citations/languages/language.ts";
import { languageOfDocument } from "./documents/documents.ts";
import type { Settings } from "./settings.ts";

type Names = Readonly<Partial<Record<Form, readonly string[]>>>;

/** Extensions that complete and hover the citekeys of a form themselves, each in its language. */
const others: Readonly<Partial<Record<Language, Names>>> = {
  markdown: { pandoc: ["quarto.quarto", "notzaki.pandocciter"], wikilink: ["foam.foam-vscode"] },
  tex: { latex: ["james-yu.latex-workshop", "efoerster.texlab"] },
};

/**
 * Whether a citekey in this document is another extension's to complete and to hover, so that nothing is shown twice. Ids
 * and addresses stay ours, since no other extension knows them. A setting, one for each language, takes the keys back.
 */
export function isLeftToOthers(
  document: vscode.TextDocument,
  { form }: { readonly form?: Form },
  settings: Settings,
): boolean {
  const names = form && others[languageOfDocument(document)]?.[form];
  if (!names || !settings.read("marginalia.yieldToOtherExtensions", document)) return false;
  return names.some((name) => vscode.extensions.getExtension(name)?.isActive === true);
}
