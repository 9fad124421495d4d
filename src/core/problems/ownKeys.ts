import type { Citation } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import type { CheckedFile } from "./checkContext.ts";

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{([^{}]{1,200})\}/g;
/** Files in which `[@name]` is a person. */
const ofPeople = /(?:^|\/)(?:changelog|changes|news|history|releases?|authors|contributors)[^/]*$/i;

/**
 * Whether a key is never reported as unknown: the file defines it itself (`\bibitem{key}`), it is in a TeX comment (mostly
 * of templates and drafts), or it is a person's handle in a changelog.
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
