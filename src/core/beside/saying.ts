import type { Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";

/** How much a place is to be believed, the best first: an entry of BibTeX, a link's text or a quotation, a line. */
export const sayingRanks = ["bibtex", "link", "line"] as const;

export type SayingRank = (typeof sayingRanks)[number];

/** What one place of a text says of the paper that it cites. */
export interface Saying extends Pick<Paper, "title" | "authors" | "year"> {
  readonly id: PaperId;
  readonly rank: SayingRank;
  /** The key of the BibTeX entry. */
  readonly key?: string;
  /** Of the citation, from 0. */
  readonly line: number;
}
