import { identify } from "../ids/identify.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { withoutAccents } from "../text/accents.ts";
import { queryWords } from "./lenientQuery.ts";
import { parseQuery } from "./parseQuery.ts";
import { indexOfWord, plainText } from "./words.ts";

/** Why a paper was found although its title does not show it: which text has words of the query, with an excerpt. */
export interface Reason {
  readonly where: "authors" | "notes" | "abstract" | "tags" | "venue";
  readonly excerpt: string;
}

/** How much of a text is searched, and how long an excerpt is before the word and in all, in UTF-16 units. */
const longestText = 20_000;
const before = 30;
const longestExcerpt = 110;

/** The words of a query that an excerpt may highlight. */
export const excerptWords = (typed: string): readonly string[] =>
  queryWords(parseQuery(typed).text).flatMap(({ whole, parts }) => (parts.length > 1 ? parts : [whole]));

/**
 * The reason a paper was found; `undefined` if the title has all words of the query, or no text has one (an id, a
 * typo).
 */
export function reasonFor(paper: LibraryPaper, typed: string): Reason | undefined {
  const missing = missingInTitle(paper, excerptWords(typed));
  if (missing.length === 0) return undefined;
  let best: Reason | undefined;
  let most = 0;
  for (const [where, text] of textsOf(paper)) {
    const plain = plainText(text.slice(0, longestText));
    const found = missing.filter((word) => plain.includes(` ${word}`));
    if (found.length <= most) continue;
    most = found.length;
    best = { where, excerpt: excerptOf(text.slice(0, longestText), found) };
  }
  return best;
}

/**
 * Whether a query may be the title of a paper that is not there: it has several words and neither filters nor quotes, and
 * the title of the best hit lacks one of them. Half-matches do not show that the library has a paper.
 */
export function mayBeMissing(typed: string, best: LibraryPaper | undefined): boolean {
  const { filters, phrases } = parseQuery(typed);
  const words = excerptWords(typed);
  if (filters.length > 0 || phrases.length > 0 || words.length < 2) return false;
  if (best === undefined) return true;
  const id = identify(typed);
  return !(id && best.ids.includes(id)) && missingInTitle(best, words).length > 0;
}

function missingInTitle(paper: LibraryPaper, words: readonly string[]): readonly string[] {
  const title = plainText([paper.title, ...(paper.aliases ?? []), ...paper.citekeys].join(" "));
  return words.filter((word) => !title.includes(` ${word}`));
}

function textsOf({
  authors,
  notes,
  abstract,
  tags,
  venue,
}: LibraryPaper): readonly (readonly [Reason["where"], string])[] {
  return [
    ["authors", authors?.join(", ") ?? ""],
    ["notes", notes ?? ""],
    ["abstract", abstract ?? ""],
    ["tags", tags?.join(", ") ?? ""],
    ["venue", venue ?? ""],
  ];
}

/** An excerpt on one line: around the first place where the words stand side by side, else around the first of them. */
export function excerptOf(text: string, words: readonly string[]): string {
  const plain = withoutAccents(text).toLowerCase();
  // If removing accents keeps the length, places in both texts are the same.
  const line = (plain.length === text.length ? text : withoutAccents(text)).replace(/\s/g, " ");
  const places = words.map((word) => indexOfWord(plain, word)).filter((at) => at >= 0);
  const phrase = words.length > 1 ? plain.indexOf(words.join(" ")) : -1;
  const at = phrase >= 0 ? phrase : places.reduce((first, place) => Math.min(first, place), plain.length);
  if (at >= plain.length) return "";
  const blank = at <= before ? -1 : line.indexOf(" ", at - before);
  const start = blank < 0 || blank >= at ? (at <= before ? 0 : at) : blank + 1;
  const end =
    line.length - start <= longestExcerpt ? line.length : line.lastIndexOf(" ", start + longestExcerpt);
  const cut = line
    .slice(start, end > start ? end : start + longestExcerpt)
    .replace(/ +/g, " ")
    .trim();
  return `${start > 0 ? "… " : ""}${cut}${end < line.length ? " …" : ""}`;
}
