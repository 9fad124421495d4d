import { type Found, longestConstruct, movedBy } from "./found.ts";
import { argumentsAt, outerNotes, type Stretch } from "./latexArguments.ts";
import { latexKeys, noteLocator } from "./latexKeys.ts";

/**
 * Matches commands with `cite` in their name that cite nothing, mostly because they set the style. natbib's
 * `\citetext` takes any text, in which other commands may cite.
 */
const noCitation =
  /^bibcite|^citetext$|^(?:set|new|renew|provide|declare)|style|setup|index|reset|color|colour|dash|punct|delim|left|right|mid$|form$|tracker|counter|name$|(?<!^[A-Z]?[a-z]{0,5}cite)title$|sep$/i;
/** biblatex: commands for several lists, each with notes of its own; commands whose keys follow a volume. */
const severalLists = /cites$|citetexts$/i;
const withVolume = /volcites?$/i;

/**
 * `latex`: `\cite{a,b}`, `\citep[see][p. 3]{a}`, `\parencite`, `\autocite*`, `\nocite`, apacite's
 * `\citeA<e.g.>[p. 3]{a}`, `\cites(see)(and others)[12]{a}[§3]{b}`, `\volcite{2}[p. 3]{a}`. Any command with
 * `cite` in its name counts, except for `noCitation`. `start` and `nameEnd` are the ends of the name;
 * `formsIn` finds the citations in notes.
 */
export function latexForms(
  text: string,
  start: number,
  nameEnd: number,
  formsIn: (part: string) => readonly Found[],
): Found[] {
  const name = text.slice(start, nameEnd);
  if (noCitation.test(name)) return [];
  const opening = start - 1;
  const isPlural = severalLists.test(name);
  const outer = outerNotes(text, text.charAt(nameEnd) === "*" ? nameEnd + 1 : nameEnd, isPlural);
  const notes: Stretch[] = [...outer.notes];
  const keys: Found[] = [];
  let end = outer.end;
  let hasMore: boolean;
  do {
    const group = argumentsAt(text, end, withVolume.test(name));
    const list = group && latexKeys(text, group.keys, opening);
    if (!list || list.keys.length === 0) break;
    end = group.end;
    for (const note of [...group.notes, ...list.notes]) notes.push(note);
    for (const key of withLocator(text, list.keys, group.notes.at(-1))) keys.push(key);
    hasMore = isPlural && end - nameEnd < 2 * longestConstruct;
  } while (hasMore);
  const cited = withLocator(text, keys, outer.notes.at(-1)).map((key, index) => ({
    ...key,
    opening: index === 0 ? opening : -1,
    // The text after a key may be the note of the next one.
    ...((isPlural || notes.length > 0) && { ending: end }),
  }));
  const inNotes = notes.flatMap((note) => formsWithin(text, note, formsIn));
  return inNotes.length === 0 ? cited : [...inNotes, ...cited].sort((one, other) => one.start - other.start);
}

/** Gives the locator in the last note of a list to the last of its keys. */
function withLocator(text: string, keys: readonly Found[], note: Stretch | undefined): readonly Found[] {
  const last = keys.at(-1);
  const locator = note && noteLocator(text.slice(note.start, note.end));
  return last && locator && !last.locator ? [...keys.slice(0, -1), { ...last, locator }] : keys;
}

/** The citations in a note, such as `[with code by \citealt{b}]`. */
function formsWithin(text: string, note: Stretch, formsIn: (part: string) => readonly Found[]): Found[] {
  return formsIn(text.slice(note.start, note.end)).map((one) => movedBy(note.start, one));
}
