import type { LineRange } from "../citations/citation.ts";

/** Offsets in a text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range; `undefined` if its length is not between `least` and `most`, since such texts are not titles. */
export function rangeOf(start: number, end: number, least: number, most: number): Range | undefined {
  return start >= 0 && end - start >= least && end - start <= most ? { start, end } : undefined;
}

/** The end of `text.slice(0, from)` without the given letters at its end, as an offset. */
export function strip(text: string, from: number, letters: RegExp): number {
  let end = from;
  while (end > 0 && letters.test(text.charAt(end - 1))) end--;
  return end;
}

/**
 * The offset of the last of these letters at or before `from`; -1 if there is none within `most` characters.
 */
export function lastOf(text: string, from: number, letters: string, most = 700): number {
  for (let at = from; at >= Math.max(0, from - most); at--) if (letters.includes(text.charAt(at))) return at;
  return -1;
}

/**
 * Where a title stands beside an id: a BibTeX entry; a link's text, or text in bold or italics; a link's text that may
 * be the name of a thing; between quotation marks; in a field (`Title: …` of YAML); in a reference as bibliographies
 * print it; on a line or in a table's cell.
 */
export type TitlePlace = "bibtex" | "link" | "name" | "quoted" | "field" | "reference" | "line";

/** A text beside a citation, in a place where titles are written. */
export interface BesideTitle extends LineRange {
  /** Without markup. */
  readonly text: string;
  readonly place: TitlePlace;
  /**
   * `firm`: a link's text, a quotation, or a BibTeX entry's title: it names the paper that the id names. `loose`:
   * words before a dash or a colon, or a quotation after the id: about as often a title as not.
   */
  readonly kind: "firm" | "loose";
  /**
   * Whether the surroundings are about a paper (its authors, its journal, its id), so that even a few words are a
   * title.
   */
  readonly isAnnounced?: boolean;
}

/** A title in a text, with its range. */
export interface FoundTitle extends Range, Pick<BesideTitle, "place" | "kind" | "isAnnounced"> {
  /** Without markup. */
  readonly text: string;
}
