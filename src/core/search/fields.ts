import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { IndexedField } from "./index/writer.ts";
import type { Phrase } from "./phrase.ts";
import { comparable, longestWhole, runs } from "./words.ts";

// Stop words are indexed: people type “what is” from a title, and some are called An or Do.
export const titleFields: readonly IndexedField<LibraryPaper>[] = [
  { boost: 4, length: 12, text: ({ title }) => title, stopWords: 0.1 },
  { boost: 3, length: 4, text: ({ aliases }) => aliases, stopWords: 0.1 },
  { boost: 2, length: 10, text: ({ authors }) => authors, stopWords: 1 },
  { boost: 1, length: 2, text: ({ authors }) => authors?.[0], stopWords: 1 },
  { boost: 1, length: 2, text: ({ citekeys }) => citekeys },
  { boost: 0.5, length: 1, text: ({ year }) => year?.toString() },
];

/** The names of authors, for the filter: their words as `phraseOf` reads them. */
export const authorFields: readonly IndexedField<LibraryPaper>[] = [
  { boost: 1, length: 4, text: ({ authors }) => authors?.map(nameWords), stopWords: 1, isAsWritten: true },
];

/** The words of a name or of a part of it, one blank between them. */
export const nameWords = (name: string): string =>
  (comparable(name).match(runs) ?? []).map((word) => word.slice(0, longestWhole)).join(" ");

/**
 * How many characters of a longer text are indexed, some forty pages, so that one paper does not block for
 * long. Later text of notes is not found.
 */
const longestText = 100_000;

export const textFields: readonly IndexedField<LibraryPaper>[] = [
  { boost: 2, length: 4, text: ({ tags }) => tags },
  { boost: 1.5, length: 80, text: ({ notes }) => notes?.slice(0, longestText) },
  { boost: 1, length: 180, text: ({ abstract }) => abstract?.slice(0, longestText) },
  { boost: 0.5, length: 4, text: ({ venue, subject }) => [venue ?? "", subject ?? ""] },
];

/** How many hits are checked for the query as a phrase. */
export const phrasesTried = 40;
/** How much of each text is checked for the phrase, in characters. */
const longestPhraseText = 5_000;

/**
 * Added to a score of at most 1: for a title that begins with the query, and for a text that contains it as a phrase.
 */
const startBonus = 0.5;
const wholeBonus = 1;
/** Added for the exact spelling: tells “Large Batch” from “Large-batch”. */
const writtenBonus = 0.3;
export const mostBonus = startBonus + wholeBonus + writtenBonus;

/** How well a paper matches the query as a phrase: in its title and names or, with `everywhere`, in any text. */
export function phraseBonus(paper: LibraryPaper, phrase: Phrase, everywhere: boolean): number {
  const isThere = () => hasPhrase(paper, phrase, everywhere, longestPhraseText);
  const bonus = phrase.isLong && isThere() ? wholeBonus : 0;
  if (!phrase.isStartOf(paper.title)) return bonus;
  return bonus + startBonus + (phrase.isWrittenAtStartOf(paper.title) ? writtenBonus : 0);
}

/** Whether one of a paper's texts contains the phrase in its first `length` characters. */
function hasPhrase(
  { title, aliases, authors, notes, abstract, tags, venue, subject }: LibraryPaper,
  phrase: Phrase,
  everywhere: boolean,
  length = longestText,
): boolean {
  const isIn = (text: string | undefined) =>
    text !== undefined && phrase.isIn(text.length > length ? text.slice(0, length) : text);
  if (isIn(title) || aliases?.some(isIn) === true || authors?.some(isIn) === true) return true;
  if (!everywhere) return false;
  return isIn(abstract) || isIn(notes) || tags?.some(isIn) === true || isIn(venue) || isIn(subject);
}

/** Whether a paper contains a quoted phrase. */
export const hasQuoted = (paper: LibraryPaper, phrase: Phrase): boolean => hasPhrase(paper, phrase, true);

/** All texts in which `hasQuoted` looks. */
export const quotedTexts = ({
  title,
  aliases = [],
  authors = [],
  notes = "",
  abstract = "",
  tags = [],
  venue = "",
  subject = "",
}: LibraryPaper): readonly string[] =>
  [title, ...aliases, ...authors, abstract, notes, ...tags, venue, subject].map((text) =>
    text.slice(0, longestText),
  );
