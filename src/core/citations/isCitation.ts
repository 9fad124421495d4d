import type { Context } from "./citation.ts";
import type { Found } from "./forms/found.ts";
import { isLinkDefinition } from "./forms/linkDefinition.ts";
import type { Language } from "./languages/language.ts";

/** Whether a form in a context cites something; see `scan`. */
export function isCitation(found: Found, context: Context, language: Language): boolean {
  if (context === "code") return false;
  if (isId(found)) return true;
  // In HTML what an attribute says is a string, and `<d-cite key="…">` is a citation.
  if (found.form === "distill" && language === "html") return true;
  if (language === "other" || context === "string") return false;
  return found.form !== "wikilink" || language === "markdown";
}

/** Whether a form names a work by an id; a key may be one itself: `[@doi:10.1038/171737a0]`. */
const isId = ({ target }: Found): boolean => !target.startsWith("key:");

/** What looks like a citekey and mostly is something else. */
export function isTentative(found: Found, language: Language): boolean {
  const { form, raw, bare } = found;
  if (isId(found)) return false;
  switch (form) {
    case "wikilink":
      return true;
    case "pandoc":
      return language !== "markdown" || bare === true || crossReference.test(raw);
    case "latex":
      // In R's documentation `\cite{…}` sets a title in type ("Writing R Extensions", 2.3).
      return language === "r" || language === "rd";
    case "doxygen":
      return settings.has(language);
    default:
      return false;
  }
}

/** Figures, tables and the like of the document itself (Quarto, pandoc-crossref): `[@fig-x]`, `[@tbl:x]`. */
const crossReference =
  /^(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:]/i;
/** A template of Doxygen's settings speaks of its `\cite` command. */
const settings: ReadonlySet<Language> = new Set<Language>(["ini", "cmake", "text", "makefile"]);

/** The handles that Markdown defines as links, `[@user]: https://…`: what stands in such brackets is no key. */
export function linkDefinitions(text: string, candidates: readonly Found[]): ReadonlySet<string> | undefined {
  if (!candidates.some(({ form }) => form === "pandoc")) return undefined;
  const names = new Set<string>();
  for (let at = text.indexOf("]:"); at >= 0; at = text.indexOf("]:", at + 1)) {
    const name = /(?:^|[\n\r]) {0,3}\[@([^\]\s]{1,200})$/.exec(text.slice(Math.max(0, at - 206), at))?.[1];
    if (name !== undefined && isLinkDefinition(text, at - name.length - 2, at)) names.add(name);
  }
  return names;
}
