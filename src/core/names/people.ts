import { displayName, isSameName, type Name } from "./name.ts";
import { readName, writtenName } from "./readName.ts";

/** The authors of a record. */
interface People {
  readonly authors?: readonly string[];
  readonly names?: readonly Name[];
}

/** A record's authors as display names, with `names` only if `readName` would not find the same parts in these. */
export function peopleOf(names: readonly Name[]): People {
  if (names.length === 0) return {};
  const authors = names.map(displayName);
  const isPlain = names.every((name, place) => isSameName(name, readName(authors[place] ?? "")));
  return isPlain ? { authors } : { authors, names };
}

/** A comma, or a pair of braces. */
const formatted = /,|\{[^{}]*\}/;

/** The authors in a paper file, written as printed, as `Family, Given`, or as `{Institution}`. */
export function peopleOfTexts(texts: readonly string[]): People {
  if (!texts.some((text) => formatted.test(text))) return texts.length > 0 ? { authors: texts } : {};
  const names = texts.map(readName);
  const people = peopleOf(names);
  const authors = texts.map((text, place) => (formatted.test(text) && people.authors?.[place]) || text);
  return { ...people, authors };
}

/** The authors of a record in the parts of their names. */
export function namesOf({ authors = [], names }: People): readonly Name[] {
  return names?.length === authors.length ? names : authors.map(readName);
}

/** The authors of a record as a paper file writes them, so that `readName` gives the same names again. */
export function writtenAuthors(paper: People): readonly string[] | undefined {
  return paper.names === undefined ? paper.authors : namesOf(paper).map(writtenName);
}
