import type * as vscode from "vscode";
import type { Language } from "../../core/citations/languages/language.ts";
import { languageOf, languageOfEditorId } from "../../core/citations/languages/languageOf.ts";

/** The language of a document: from VS Code's language id, else from the file's name. */
export function languageOfDocument(document: vscode.TextDocument): Language {
  const language = languageOfEditorId(document.languageId);
  return language === "other" ? languageOf(document.uri.path) : language;
}
