import { gapContext, type Language } from "../language.ts";
import { languageNamed } from "../languageOf.ts";

const bibtexEntry =
  /\s{0,200}@(?:article|book|booklet|collection|conference|dataset|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|patent|phdthesis|preprint|proceedings|report|software|techreport|thesis|unpublished)\s{0,20}\{\s{0,20}[^\s,{}()]{0,200}\s{0,20},/iy;

/**
 * The language of a code block that starts at `start`: usually the one that it names. A block that shows
 * BibTeX may have any name, often `bash`; as code its entries would cite nothing, so it is read as BibTeX.
 */
export function languageOfBlock(text: string, start: number, name: string): Language {
  const named = languageNamed(name);
  bibtexEntry.lastIndex = start;
  return gapContext(named) === "code" && bibtexEntry.test(text) ? "bibtex" : named;
}
