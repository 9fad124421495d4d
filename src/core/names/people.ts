import type { Paper } from "../paper.ts";
import { displayName, isSameName, type Name } from "./name.ts";
import { readName, writtenName } from "./readName.ts";

/** People as a record has them: as one reads them, with the parts of their names where reading does not give those. */
export function peopleOf(names: readonly Name[]): Pick<Paper, "authors" | "names"> {
  if (names.length === 0) return {};
  const authors = names.map(displayName);
  const isPlain = names.every((name, place) => isSameName(name, readName(authors[place] ?? "")));
  return isPlain ? { authors } : { authors, names };
}

/** The people of a paper file: as printed, as `Family, Given`, or as `{Institution}`. */
export function peopleOfTexts(texts: readonly string[]): Pick<Paper, "authors" | "names"> {
  if (!texts.some((text) => /[,{]/.test(text))) return texts.length > 0 ? { authors: texts } : {};
  const names = texts.map(readName);
  const people = peopleOf(names);
  const authors = texts.map((text, place) => (/[,{]/.test(text) && people.authors?.[place]) || text);
  return { ...people, authors };
}

/** The authors of a record by the parts of their names. */
export function namesOf({ authors = [], names }: Pick<Paper, "authors" | "names">): readonly Name[] {
  return names?.length === authors.length ? names : authors.map(readName);
}

/** The authors of a record as a paper file has them: `readName` gives the same names again. */
export function writtenAuthors(paper: Pick<Paper, "authors" | "names">): readonly string[] | undefined {
  return paper.names === undefined ? paper.authors : namesOf(paper).map(writtenName);
}
