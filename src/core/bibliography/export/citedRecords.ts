import type { CitedPaper } from "../../citations/groupByPaper.ts";
import { fieldsOfId } from "../../ids/idsOf.ts";
import { arxivProblem } from "../../ids/impossibleArxivId.ts";
import type { Paper } from "../../paper.ts";
import type { PaperId } from "../../paperId.ts";
import type { ExportedPaper } from "./keptEntry.ts";

/** The records for a bibliography of citing texts. */
export interface CitedRecords {
  readonly papers: readonly ExportedPaper[];
  /** Ids of those `papers` that the library has no record of; their record was made from the id. */
  readonly bare: readonly PaperId[];
  /** Cited works without any record: unknown citekeys and impossible ids. */
  readonly unknown: readonly PaperId[];
}

/**
 * The records that a bibliography of the citing texts needs, and no others. Each has the citekey that the texts use,
 * so that their citations keep working; a paper cited by two citekeys is listed twice.
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

/**
 * A record made from the id alone, from which reference managers fetch the rest; `undefined` for an impossible id.
 */
function bareRecord(id: PaperId): Paper | undefined {
  const fields = fieldsOfId(id);
  const isWrong = fields.arxiv !== undefined && arxivProblem(fields.arxiv) !== undefined;
  if (isWrong || Object.keys(fields).length === 0) return undefined;
  return { citekey: id, title: "", ...fields };
}
