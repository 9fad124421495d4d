import type { PaperId } from "../../paperId.ts";
import type { Client } from "../client/client.ts";
import { unlessFault } from "../client/fault.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { arxivBatch, askArxiv } from "../sources/arxiv.ts";
import { askCrossref } from "../sources/crossref.ts";

const dayMs = 86_400_000;
const mostVersions = 10;

/**
 * Finds other versions of papers whose title, people or year a text gives differently: arXiv's earlier versions, and
 * the published form if arXiv names it. By the ids of the works; skips what cannot be asked.
 */
export async function otherRecords(
  papers: readonly FoundPaper[],
  client: Client,
  signal: AbortSignal,
): Promise<ReadonlyMap<PaperId, readonly FoundPaper[]>> {
  const others = new Map<PaperId, FoundPaper[]>();
  const add = (arxiv: string, one: FoundPaper) => {
    const id = `arXiv:${arxiv}` as const;
    others.set(id, [...(others.get(id) ?? []), one]);
  };
  const versions = papers.flatMap(({ paper: { arxiv }, version = 1 }) =>
    arxiv ? Array.from({ length: Math.min(version - 1, mostVersions) }, (_, n) => `${arxiv}v${n + 1}`) : [],
  );
  for (let start = 0; client.canAskArxiv && start < versions.length; start += arxivBatch) {
    const some = await unlessFault(
      askArxiv(versions.slice(start, start + arxivBatch), client, signal, dayMs),
    );
    for (const one of some?.values() ?? []) if (one.paper.arxiv) add(one.paper.arxiv, one);
  }
  for (const { paper } of papers) {
    const { arxiv, doi } = paper;
    const published = arxiv && doi && (await unlessFault(askCrossref(doi, client, signal, dayMs)));
    if (arxiv && published) add(arxiv, published);
  }
  return others;
}
