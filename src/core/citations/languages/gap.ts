import type { Context } from "../citation.ts";
import type { Language } from "./language.ts";

const pages: ReadonlySet<Language> = new Set<Language>([
  "markdown",
  "rst",
  "tex",
  "rd",
  "bibtex",
  "doxygen",
  "html",
  "xml",
  "notebook",
  "text",
  "other",
]);

/** The context of what lies between the regions: `code`, `prose`, or `string` (the plain values of YAML and INI). */
export function gapContext(language: Language): Context {
  if (language === "yaml" || language === "ini") return "string";
  return pages.has(language) ? "prose" : "code";
}
