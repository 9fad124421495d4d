import type { Citation } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/language.ts";
import type { CheckedFile } from "./checkContext.ts";

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{([^{}]{1,200})\}/g;
/** Where `[@name]` is who did something. */
const ofPeople = /(?:^|\/)(?:changelog|changes|news|history|releases?|authors|contributors)[^/]*$/i;

/**
 * Whether no bibliography need have the key of a citation: the text defines it itself (`\bibitem{key}`), it stands in a
 * comment of TeX, which is mostly a template's or a draft's, or it is the handle of a person in a list of changes.
 */
export function ownKeys({ file, lines, citations }: CheckedFile): (citation: Citation) => boolean {
  const isTex = citations.some(({ form }) => form === "latex") && languageOf(file) === "tex";
  const defined = new Set<string>();
  if (isTex)
    for (const line of lines) {
      if (!line.includes("\\bibitem")) continue;
      for (const [, key = ""] of line.matchAll(bibitem)) defined.add(key.trim());
    }
  const isOfPeople = ofPeople.test(file);
  return ({ form, context, raw }) =>
    form === "latex" ? isTex && (context === "comment" || defined.has(raw)) : form === "pandoc" && isOfPeople;
}
