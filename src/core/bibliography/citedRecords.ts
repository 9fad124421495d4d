import type { CitedPaper } from "../citations/groupByPaper.ts";
import type { Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";

/** What a bibliography of a text has to hold. */
export interface CitedRecords {
  readonly papers: readonly Paper[];
  /** Cited works of which the library has no record. */
  readonly unknown: readonly PaperId[];
}

/**
 * The records that a bibliography of the citing texts needs, and no others. Each stands under the citekey that the texts
 * use, so that these go on working; where they use two for one paper, it stands there twice.
 */
export function citedRecords(cited: readonly CitedPaper[]): CitedRecords {
  const papers: Paper[] = [];
  const unknown: PaperId[] = [];
  for (const { id, paper, citations } of cited) {
    if (paper === undefined) {
      unknown.push(id);
      continue;
    }
    const targets = citations
      .map(({ citation }) => citation.target)
      .filter((target) => target.startsWith("key:"));
    const keys = new Set(targets.map((target) => target.slice("key:".length)));
    if (keys.size === 0) papers.push(paper);
    for (const citekey of keys) papers.push({ ...paper, citekey });
  }
  return { papers, unknown };
}
