import type { Context } from "./citation.ts";
import type { Found } from "./forms/found.ts";
import { isLinkDefinition } from "./forms/linkDefinition.ts";
import type { Language } from "./languages/language.ts";

/** Whether a found form counts as a citation in its context; `scan` describes the rules. */
export function isCitation(found: Found, context: Context, language: Language): boolean {
  if (context === "code") return false;
  if (isId(found)) return true;
  // In HTML, attribute values are strings, but `<d-cite key="…">` is a citation.
  if (found.form === "distill" && language === "html") return true;
  if (language === "other" || context === "string") return false;
  return found.form !== "wikilink" || language === "markdown";
}

/** Whether a form names a work by its id. A citekey may be an id itself: `[@doi:10.1038/171737a0]`. */
const isId = ({ target }: Found): boolean => !target.startsWith("key:");

/** Whether a form is likely something other than a citekey. */
export function isTentative(found: Found, language: Language): boolean {
  const { form, raw, bare } = found;
  if (isId(found)) return false;
  switch (form) {
    case "wikilink":
      return true;
    case "pandoc":
      return language !== "markdown" || bare === true || crossReference.test(raw);
    case "latex":
      // In R's documentation `\cite{…}` formats a title ("Writing R Extensions", 2.3).
      return language === "r" || language === "rd";
    case "doxygen":
      return settings.has(language);
    default:
      return false;
  }
}

/**
 * Matches references to figures, tables and the like of the document itself (Quarto,
 * pandoc-crossref): `[@fig-x]`, `[@tbl:x]`.
 */
const crossReference =
  /^(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:]/i;
/** The languages of Doxygen's settings files and their templates, whose texts explain its `\cite` command. */
const settings: ReadonlySet<Language> = new Set<Language>(["ini", "cmake", "text", "makefile"]);

/**
 * The user handles that a Markdown text defines as links (`[@user]: https://…`):
 * in brackets they are not citekeys.
 */
export function linkDefinitions(text: string, candidates: readonly Found[]): ReadonlySet<string> | undefined {
  if (!candidates.some(({ form }) => form === "pandoc")) return undefined;
  const names = new Set<string>();
  for (let at = text.indexOf("]:"); at >= 0; at = text.indexOf("]:", at + 1)) {
    const name = /(?:^|[\n\r]) {0,3}\[@([^\]\s]{1,200})$/.exec(text.slice(Math.max(0, at - 206), at))?.[1];
    if (name !== undefined && isLinkDefinition(text, at - name.length - 2, at)) names.add(name);
  }
  return names;
}
