import type { LineRange } from "../citations/citation.ts";

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
}
