import type { Paper } from "../paper.ts";
import type { SourceName } from "./client/servers.ts";

/** What sources say about a paper. Every field was decoded separately; none is invented. */
export interface FoundPaper {
  /** Without a citekey: that is made when the paper is added to a library. */
  readonly paper: Omit<Paper, "citekey">;
  /** The sources it comes from, the main one first. */
  readonly from: readonly SourceName[];
  /** arXiv's latest version. */
  readonly version?: number;
  /** Set if the work was withdrawn or retracted. */
  readonly standing?: Standing;
}

export interface Standing {
  /** Authors withdraw papers from arXiv; publishers retract them. */
  readonly state: "withdrawn" | "retracted";
  /** The source's own words or the notice's DOI. */
  readonly says: string;
}
