import type { LineRange } from "../citations/citation.ts";

/** A text that stands beside a citation where titles stand. */
export interface BesideTitle extends LineRange {
  readonly text: string;
  /**
   * `firm`: a link's text, a quotation, a BibTeX entry's title; what stands there names the paper that the id names.
   * `loose`: words before a dash or a colon, or a quotation after the id; often a title, as often not.
   */
  readonly kind: "firm" | "loose";
}
