import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { IndexedField } from "./textIndex.ts";
import { plainText } from "./words.ts";

const lines = (texts: readonly string[] | undefined): string => texts?.join("\n") ?? "";

export const titleFields: readonly IndexedField<LibraryPaper>[] = [
  { name: "title", boost: 4, text: (paper) => paper.title },
  { name: "aliases", boost: 3, text: (paper) => lines(paper.aliases) },
  {
    name: "authors",
    boost: 2,
    text: (paper) => lines(paper.authors),
    keepStopWords: true,
  },
  { name: "keys", boost: 1, text: (paper) => lines(paper.citekeys) },
  { name: "year", boost: 0.5, text: (paper) => paper.year?.toString() ?? "" },
];

/** Of a longer text only so many characters are indexed, so that one paper does not block for long. */
const longestText = 100_000;

// Includes the fields of titles: all words must match, and they may be of both kinds (`jiang stragglers`).
export const fullFields: readonly IndexedField<LibraryPaper>[] = [
  ...titleFields,
  { name: "tags", boost: 2, text: (paper) => lines(paper.tags) },
  {
    name: "notes",
    boost: 1.5,
    text: (paper) => paper.notes?.slice(0, longestText) ?? "",
  },
  {
    name: "abstract",
    boost: 1,
    text: (paper) => paper.abstract?.slice(0, longestText) ?? "",
  },
  {
    name: "place",
    boost: 0.5,
    text: (paper) => lines([paper.venue ?? "", paper.subject ?? ""]),
  },
];

/** How many hits of an index are read for the query as a phrase. */
export const phrasesTried = 40;
/** How much of each text is read for it. */
const longestPhraseText = 5_000;

/** Added to a score of at most 1: for a title that begins with the query, and for a text that has the query as a phrase. */
const startBonus = 0.5;
const wholeBonus = 1;
export const mostBonus = startBonus + wholeBonus;

export function phraseBonus(
  paper: LibraryPaper,
  fields: readonly IndexedField<LibraryPaper>[],
  phrase: string,
): number {
  const starts = plainText(paper.title).startsWith(phrase) ? startBonus : 0;
  if (!phrase.trim().includes(" ")) return starts;
  const isThere = fields.some(({ text }) =>
    plainText(text(paper).slice(0, longestPhraseText)).includes(phrase),
  );
  return starts + (isThere ? wholeBonus : 0);
}
