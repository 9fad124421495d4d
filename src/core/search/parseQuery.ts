import { type FilterName, isFilterName } from "./filters.ts";

/** What a reader typed, taken apart. */
export interface ParsedQuery {
  /** The words outside filters, those of quoted phrases among them. */
  readonly text: string;
  /** What stands in quotes; a quote that is not closed reaches to the end. */
  readonly phrases: readonly { readonly text: string; readonly isClosed: boolean }[];
  readonly filters: readonly { readonly name: FilterName; readonly value: string; readonly isNot: boolean }[];
}

/** A query longer than this is cut: somebody pasted a document. */
export const longestQuery = 2_000;

const quotesMended = (typed: string): string => typed.slice(0, longestQuery).replace(/[“”„]/g, '"');

// A filter with its value, which may be in quotes; or a phrase; or anything up to the next blank.
const pieces = /(-?)([a-z]{2,10}):(?:"([^"]*)"?|([^\s"]*))|"([^"]*)("|$)|\S[^\s"]*/gi;

/** Takes a query apart. A name that is no filter's is a word: `doi:10.1000/1`, `Title: a subtitle`. Never throws. */
export function parseQuery(typed: string): ParsedQuery {
  const words: string[] = [];
  const phrases: ParsedQuery["phrases"][number][] = [];
  const filters: ParsedQuery["filters"][number][] = [];
  for (const [piece, not, name, quoted, bare, phrase, end] of quotesMended(typed).matchAll(pieces)) {
    const filter = name?.toLowerCase() ?? "";
    if (isFilterName(filter)) {
      filters.push({ name: filter, value: quoted ?? bare ?? "", isNot: not === "-" });
    } else if (phrase === undefined) words.push(piece);
    else {
      words.push(phrase);
      phrases.push({ text: phrase, isClosed: end !== "" });
    }
  }
  return { text: words.join(" "), phrases, filters };
}
