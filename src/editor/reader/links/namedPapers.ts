import { pandocForm, wikilinkForm } from "../../../core/citations/forms/bracketForms.ts";
import { authorYear, shortName } from "../../../core/citekeys/shortName.ts";
import type { LibraryPaper } from "../../../core/library/libraryPaper.ts";
import type { Card } from "../../../protocol/messages.ts";
import { venueAndYear } from "../../papers/venueAndYear.ts";

/** At most this many keys are looked up for one page. */
const most = 500;
/** How many authors a card names. */
const authorsNamed = 3;

/** The keys that notes cite with `[@key]`, `@key` and `[[key]]`, each once, in order of first use. */
export function keysIn(notes: string): readonly string[] {
  const keys = new Set<string>();
  for (const { 0: mark, index } of notes.matchAll(/@|\[\[/g)) {
    const found = mark === "@" ? pandocForm(notes, index, true) : wikilinkForm(notes, index);
    for (const { raw } of found) keys.add(raw);
    if (keys.size >= most) break;
  }
  return [...keys];
}

/** The cards of the papers that notes cite. */
export function cardsIn(
  notes: string,
  byCitekey: (key: string) => LibraryPaper | undefined,
): readonly Card[] {
  return keysIn(notes).flatMap((key) => {
    const paper = byCitekey(key);
    return paper ? [cardOf(key, paper)] : [];
  });
}

/** A short name: “MegaScale”, “Smith 2019”. */
export const labelOf = (paper: LibraryPaper, key = paper.citekey): string =>
  shortName(paper) ?? authorYear(paper) ?? key;

/** What a link to a paper, or a list of papers, shows of it. */
export function cardOf(key: string, paper: LibraryPaper): Card {
  const { title, authors = [] } = paper;
  const people = authors.slice(0, authorsNamed).join(", ") + (authors.length > authorsNamed ? ", …" : "");
  const facts = [people, venueAndYear(paper)];
  return {
    key,
    label: labelOf(paper, key),
    title: title || key,
    facts: facts.filter((fact): fact is string => fact !== undefined && fact !== ""),
  };
}

/** Caches the keys that notes cite, by paper. */
const known = new WeakMap<LibraryPaper, ReadonlySet<string>>();

/** The papers whose notes cite this one, by any of its keys. */
export function namedBy(paper: LibraryPaper, papers: readonly LibraryPaper[]): readonly Card[] {
  return papers.flatMap((other) => {
    const { notes = "", citekeys } = other;
    const [key] = citekeys;
    if (key === undefined || other.id === paper.id || !/@|\[\[/.test(notes)) return [];
    const named = known.get(other) ?? new Set(keysIn(notes));
    known.set(other, named);
    return paper.citekeys.some((one) => named.has(one)) ? [cardOf(key, other)] : [];
  });
}
