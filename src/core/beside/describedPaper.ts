import type { Citation } from "../citations/citation.ts";
import { fieldsOfId } from "../ids/idsOf.ts";
import type { Paper } from "../paper.ts";
import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { looksLikeNames } from "../titles/people.ts";
import { bylineOf } from "./byline.ts";
import { titlesBeside } from "./titlesBeside.ts";

/** A text as lines (without line ends), and all of its citations. */
export interface CitingText {
  readonly lines: readonly string[];
  readonly citations: readonly Citation[];
}

/** What a citation and the text beside it say about the paper: its id, and its title if there is one (else ""). */
export function describedPaper(citation: Citation, text: CitingText): Omit<Paper, "citekey"> {
  const titles = titlesBeside(text.lines, text.citations);
  const beside = titles.of(citation);
  const linked = titles.linkedFrom(citation).find((link) => looksLikeTitle(link.text));
  const named = (beside?.kind === "firm" ? beside : linked)?.text.replace(/[{}]/g, "") ?? "";
  // `[Bee et al., 2016](…)` names its authors, not the paper.
  const title = bylineOf(named) === undefined && !looksLikeNames(named) ? named : "";
  return { title, ...fieldsOfId(citation.target) };
}
