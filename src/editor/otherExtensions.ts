import * as vscode from "vscode";
import type { Form } from "../core/citations/citation.ts";
import type { Language } from "../core/citations/languages/language.ts";
import { languageOfDocument } from "./documents/languages.ts";
import type { Settings } from "./settings.ts";

type Names = Readonly<Partial<Record<Form, readonly string[]>>>;

/** Other extensions that complete and hover citekeys themselves, by language. */
const others: Readonly<Partial<Record<Language, Names>>> = {
  markdown: { pandoc: ["quarto.quarto", "notzaki.pandocciter"], wikilink: ["foam.foam-vscode"] },
  tex: { latex: ["james-yu.latex-workshop", "efoerster.texlab"] },
};

/**
 * Whether another extension completes and hovers this citekey, so that we do not show it twice. Ids and addresses are
 * always ours, because no other extension knows them. A setting, per language, turns this off.
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
