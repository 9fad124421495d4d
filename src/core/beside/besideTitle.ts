import type { LineRange } from "../citations/citation.ts";

/** Offsets in a text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range with its least and greatest length; longer and shorter texts are no titles. */
export function rangeOf(start: number, end: number, least: number, most: number): Range | undefined {
  return start >= 0 && end - start >= least && end - start <= most ? { start, end } : undefined;
}

/** The offset up to which a text goes without the letters at its end. */
export function strip(text: string, from: number, letters: RegExp): number {
  let end = from;
  while (end > 0 && letters.test(text.charAt(end - 1))) end--;
  return end;
}

/** Where the last of these letters stands at `from` or before it, -1 if nowhere (or not within `most` letters). */
export function lastOf(text: string, from: number, letters: string, most = 700): number {
  for (let at = from; at >= Math.max(0, from - most); at--) if (letters.includes(text.charAt(at))) return at;
  return -1;
}

/**
 * The places in which a title stands beside an id: a BibTeX entry; a link's text, or text in bold or italics; a link's
 * text that may be the name of a thing; between quotation marks; in a field (`Title: …` of YAML); in a reference as bibliographies print it; on a line or in a table's cell.
 */
export type TitlePlace = "bibtex" | "link" | "name" | "quoted" | "field" | "reference" | "line";

/** A text that stands beside a citation where titles stand. */
export interface BesideTitle extends LineRange {
  /** Without markup. */
  readonly text: string;
  readonly place: TitlePlace;
  /**
   * `firm`: a link's text, a quotation, a BibTeX entry's title; what stands there names the paper that the id names.
   * `loose`: words before a dash or a colon, or a quotation after the id; often a title, as often not.
   */
  readonly kind: "firm" | "loose";
  /** Whether what stands around it speaks of a paper, so that a few words are a title too: its authors, its journal, its own id. */
  readonly isAnnounced?: boolean;
}

/** A title in a text, with its range there. */
export interface FoundTitle extends Range, Pick<BesideTitle, "place" | "kind" | "isAnnounced"> {
  /** Without markup. */
  readonly text: string;
}
