import type { CitedPaper } from "../../citations/groupByPaper.ts";
import { fieldsOfId } from "../../ids/idsOf.ts";
import { arxivProblem } from "../../ids/impossibleArxivId.ts";
import type { Paper } from "../../paper.ts";
import type { PaperId } from "../../paperId.ts";
import type { ExportedPaper } from "./keptEntry.ts";

/** What a bibliography of a text has to hold. */
export interface CitedRecords {
  readonly papers: readonly ExportedPaper[];
  /** Those of `papers` of which the library has no record: their id stands for them. */
  readonly bare: readonly PaperId[];
  /** Cited works of which neither is known: keys that nobody has, ids that cannot be. */
  readonly unknown: readonly PaperId[];
}

/**
 * The records that a bibliography of the citing texts needs, and no others. Each stands under the citekey that the texts
 * use, so that these go on working; where they use two for one paper, it stands there twice.
 */
export function citedRecords(cited: readonly CitedPaper[]): CitedRecords {
  const papers: ExportedPaper[] = [];
  const bare: PaperId[] = [];
  const unknown: PaperId[] = [];
  for (const { id, paper, citations } of cited) {
    if (paper === undefined) {
      const record = bareRecord(id);
      if (record !== undefined) papers.push(record);
      (record === undefined ? unknown : bare).push(id);
      continue;
    }
    const targets = citations
      .map(({ citation }) => citation.target)
      .filter((target) => target.startsWith("key:"));
    const keys = new Set(targets.map((target) => target.slice("key:".length)));
    if (keys.size === 0) papers.push(paper);
    for (const citekey of keys) papers.push({ ...paper, citekey });
  }
  return { papers, bare, unknown };
}

/** What the id alone says of a work; reference managers fetch the rest by it. */
function bareRecord(id: PaperId): Paper | undefined {
  const fields = fieldsOfId(id);
  const isWrong = fields.arxiv !== undefined && arxivProblem(fields.arxiv) !== undefined;
  if (isWrong || Object.keys(fields).length === 0) return undefined;
  return { citekey: id, title: "", ...fields };
}
