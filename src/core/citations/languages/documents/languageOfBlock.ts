import { gapContext, type Language } from "../language.ts";
import { languageNamed } from "../languageOf.ts";

const bibtexEntry =
  /\s{0,200}@(?:article|book|booklet|collection|conference|dataset|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|patent|phdthesis|preprint|proceedings|report|software|techreport|thesis|unpublished)\s{0,20}\{\s{0,20}[^\s,{}()]{0,200}\s{0,20},/iy;

/**
 * The language of a block of code that starts at `start`: the one that it is named after. BibTeX is shown in blocks of
 * any name, often `bash`; as code of that language its entries would cite nothing.
 */
export function languageOfBlock(text: string, start: number, name: string): Language {
  const named = languageNamed(name);
  bibtexEntry.lastIndex = start;
  return gapContext(named) === "code" && bibtexEntry.test(text) ? "bibtex" : named;
}
