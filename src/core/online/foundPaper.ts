import type { Paper } from "../paper.ts";
import type { SourceName } from "./client/servers.ts";

/** What sources say of a paper. Everything in it was decoded field by field; nothing is filled in. */
export interface FoundPaper {
  /** Without a key: that is made when the paper comes into a library. */
  readonly paper: Omit<Paper, "citekey">;
  /** Who said it, the main source first. */
  readonly from: readonly SourceName[];
  /** arXiv's latest version. */
  readonly version?: number;
  /** That the work was taken back. */
  readonly standing?: Standing;
}

export interface Standing {
  /** arXiv's papers are withdrawn by their authors, publishers' retracted. */
  readonly state: "withdrawn" | "retracted";
  /** The source's own words or the notice's DOI. */
  readonly says: string;
}
