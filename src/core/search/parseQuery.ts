import { type FilterName, isFilterName } from "./filters/filters.ts";

/** A parsed query. */
export interface ParsedQuery {
  /** The words outside filters, including those of quoted phrases. */
  readonly text: string;
  /** The words outside filters and quotes. */
  readonly unquoted: string;
  /** The quoted texts; an unclosed quote reaches to the end of the query. */
  readonly phrases: readonly { readonly text: string; readonly isClosed: boolean }[];
  readonly filters: readonly { readonly name: FilterName; readonly value: string; readonly isNot: boolean }[];
}

/** Longer queries are cut, in characters: somebody pasted a document. */
export const longestQuery = 2_000;

const quotesMended = (typed: string): string => typed.slice(0, longestQuery).replace(/[“”„]/g, '"');

// Matches a filter with its value, which may be quoted; or a phrase; or anything up to the next blank.
const pieces = /(-?)([a-z]{2,10}):(?:"([^"]*)"?|([^\s"]*))|"([^"]*)("|$)|\S[^\s"]*/gi;

/** Parses a query. An unknown filter name is a word: `doi:10.1000/1`, `Title: a subtitle`. Never throws. */
export function parseQuery(typed: string): ParsedQuery {
  const words: string[] = [];
  const unquoted: string[] = [];
  const phrases: ParsedQuery["phrases"][number][] = [];
  const filters: ParsedQuery["filters"][number][] = [];
  for (const [piece, not, name, quoted, bare, phrase, end] of quotesMended(typed).matchAll(pieces)) {
    const filter = name?.toLowerCase() ?? "";
    if (isFilterName(filter)) {
      filters.push({ name: filter, value: quoted ?? bare ?? "", isNot: not === "-" });
    } else if (phrase === undefined) {
      words.push(piece);
      unquoted.push(piece);
    } else {
      words.push(phrase);
      phrases.push({ text: phrase, isClosed: end !== "" });
    }
  }
  return { text: words.join(" "), unquoted: unquoted.join(" "), phrases, filters };
}
