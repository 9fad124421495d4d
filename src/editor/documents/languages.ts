import type * as vscode from "vscode";
import type { Language } from "../../core/citations/languages/language.ts";
import { languageOf, languageOfEditorId } from "../../core/citations/languages/languageOf.ts";

/** A document's language: from VS Code's language id, else from the file name. */
export function languageOfDocument(document: vscode.TextDocument): Language {
  const language = languageOfEditorId(document.languageId);
  return language === "other" ? languageOf(document.uri.path) : language;
}

/** VS Code's ids of the languages that activate the extension. In others, only our views and commands activate it. */
export const languages = [
  "python",
  "c",
  "cpp",
  "cuda-cpp",
  "rust",
  "go",
  "java",
  "kotlin",
  "scala",
  "csharp",
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
  "julia",
  "r",
  "matlab",
  "fortran",
  "FortranFreeForm",
  "fortran-modern",
  "haskell",
  "lua",
  "swift",
  "ruby",
  "shellscript",
  "powershell",
  "sql",
  "yaml",
  "toml",
  "markdown",
  "quarto",
  "rmd",
  "restructuredtext",
  "tex",
  "latex",
  "bibtex",
  "jupyter",
] as const;
