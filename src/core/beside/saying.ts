import type { Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";

/** How reliable a place is, best first: a BibTeX entry, a link's text or a quotation, a line. */
export const sayingRanks = ["bibtex", "link", "line"] as const;

export type SayingRank = (typeof sayingRanks)[number];

/** What one place of a text says about the paper that it cites. */
export interface Saying extends Pick<Paper, "title" | "authors" | "year"> {
  readonly id: PaperId;
  /**
   * How a link names the paper, by a short name or by authors and year (“LoRA”, “Aigrain
   * et al. 2016”); `title` is then "".
   */
  readonly by?: string;
  readonly rank: SayingRank;
  /** The other ids of the BibTeX entry, such as its DOI beside its arXiv id. */
  readonly otherIds?: readonly PaperId[];
  /** The key of the BibTeX entry. */
  readonly key?: string;
  /** The line of the citation, from 0. */
  readonly line: number;
}
