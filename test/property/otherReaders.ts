// Readers of bibliographies that others have written, to hold ours and what we write against. They are not shipped.
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";

/** What a reader found of a record. */
export interface Found {
  readonly title: string;
  /** `Family, Given`, the family name with what stands before it; the names of groups alone. */
  readonly authors: readonly string[];
  readonly year: number | undefined;
  readonly doi: string | undefined;
}

/** What citation-js makes of a text of BibTeX, CSL-JSON or RIS, one record after another. */
export function citationJs(text: string): readonly Found[] {
  return new Cite(text).data.map(foundIn);
}

/** What biblatex-csl-converter makes of a text of BibTeX or biblatex; throws where it reports a fault. */
export function biblatexCsl(text: string): readonly Found[] {
  const { entries, errors } = new BibLatexParser(text, {
    processUnexpected: true,
    processUnknown: true,
  }).parse();
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return Object.values(new CSLExporter(entries).parse()).map(foundIn);
}

function foundIn(item: unknown): Found {
  const { title, author, issued, DOI } = fieldsOf(item);
  const [[year] = []] = listOf(fieldsOf(issued)["date-parts"]).map(listOf);
  return {
    title: plain(title),
    authors: listOf(author).map((one) => {
      const name = fieldsOf(one);
      const particle = plain(name["non-dropping-particle"] ?? name["dropping-particle"]);
      const family = [particle, plain(name.family ?? name.literal)].filter(Boolean).join(" ");
      return [family, plain(name.given)].filter(Boolean).join(", ");
    }),
    year: year === undefined ? undefined : Number(year),
    doi: DOI === undefined ? undefined : String(DOI),
  };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text without CSL's own markup, with one kind of blanks and quotes. */
function plain(value: unknown): string {
  return String(value ?? "")
    .replace(/<\/?(?:span|i|b|sup|sub)\b[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt);/g, (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">" })[entity] ?? entity)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
