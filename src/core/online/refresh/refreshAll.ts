import type { Paper } from "../../paper.ts";
import type { PaperId } from "../../paperId.ts";
import type { Client } from "../client/client.ts";
import { OnlineFault, unlessFault } from "../client/fault.ts";
import type { FoundPaper, Standing } from "../foundPaper.ts";
import { canLookUp, withCode } from "../lookUp.ts";
import { lookUpAll } from "../lookUpAll.ts";
import { arxivBatch, askArxiv } from "../sources/arxiv.ts";
import { askCrossref, askRetractions, crossrefBatch } from "../sources/crossref.ts";
import { askHuggingFace } from "../sources/huggingFace.ts";
import { type Comparison, compareRecord, mayBeOlder } from "./compareRecord.ts";

/** A record to refresh, with the id that its source knows. */
export interface OwnRecord {
  readonly id: PaperId;
  readonly paper: Paper;
}

/** The result for one record. */
export type Refreshed =
  | {
      readonly kind: "compared";
      readonly own: OwnRecord;
      readonly comparison: Comparison;
      readonly standing?: Standing;
    }
  | { readonly kind: "absent"; readonly own: OwnRecord }
  | { readonly kind: "failed"; readonly own: OwnRecord; readonly fault: OnlineFault };

/**
 * Compares records with what their sources say now: arXiv's newest version and whether it is withdrawn, the published
 * form with its venue from Crossref, retractions, the code from Hugging Face. Yields each record as soon as it is
 * compared. Optional additions (code, venue) are skipped if their source cannot be asked.
 */
export async function* refreshAll(
  records: readonly OwnRecord[],
  client: Client,
  signal: AbortSignal,
): AsyncGenerator<Refreshed, void> {
  const byId = new Map(records.filter(({ id }) => canLookUp(id)).map((own) => [own.id, own]));
  for (const own of records)
    if (!byId.has(own.id))
      yield { kind: "failed", own, fault: new OnlineFault("no-way", undefined, { id: own.id }) };
  for await (const some of lookUpAll([...byId.keys()], client, signal)) {
    const found = new Map<OwnRecord, FoundPaper>();
    for (const one of some) {
      const own = byId.get(one.id);
      if (!own) continue;
      if (one.kind === "found") found.set(own, one.found);
      else if (one.kind === "absent") yield { kind: "absent", own };
      else yield { kind: "failed", own, fault: one.fault };
    }
    const [retracted, earlier] = [
      await retractions(found, client, signal),
      await earlierVersions(found, client, signal),
    ];
    for (const [own, first] of found) {
      const whole = await completed(own.paper, first, client, signal);
      const standing = whole.standing ?? retracted.get(doiOf(own.paper, whole) ?? "");
      const comparison = compareRecord(
        own.paper,
        { ...whole, ...(standing && { standing }) },
        earlier.get(own),
      );
      yield { kind: "compared", own, comparison, ...(standing && { standing }) };
    }
  }
}

const doiOf = (paper: Paper, found: FoundPaper) => (paper.doi ?? found.paper.doi)?.toLowerCase();

async function retractions(
  found: ReadonlyMap<OwnRecord, FoundPaper>,
  client: Client,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Standing>> {
  const dois = [...new Set([...found].flatMap(([{ paper }, one]) => doiOf(paper, one) ?? []))];
  const all = new Map<string, Standing>();
  for (let start = 0; start < dois.length; start += crossrefBatch) {
    const some = await unlessFault(askRetractions(dois.slice(start, start + crossrefBatch), client, signal));
    for (const [doi, standing] of some ?? []) all.set(doi, standing);
  }
  return all;
}

/** The last few earlier arXiv versions of each record whose texts differ from the newest one. */
async function earlierVersions(
  found: ReadonlyMap<OwnRecord, FoundPaper>,
  client: Client,
  signal: AbortSignal,
): Promise<ReadonlyMap<OwnRecord, readonly FoundPaper[]>> {
  const owners = new Map<string, OwnRecord>();
  for (const [own, one] of client.canAskArxiv ? found : []) {
    const { version = 1, paper } = one;
    if (!paper.arxiv || !mayBeOlder(own.paper, one)) continue;
    for (let older = version - 1; older >= Math.max(1, version - mostVersions); older--)
      owners.set(`${paper.arxiv}v${older}`, own);
  }
  const ids = [...owners.keys()];
  const earlier = new Map<OwnRecord, FoundPaper[]>();
  for (let start = 0; start < ids.length; start += arxivBatch) {
    const some = await unlessFault(askArxiv(ids.slice(start, start + arxivBatch), client, signal, monthMs));
    for (const [id, one] of some ?? []) {
      const own = owners.get(id);
      if (own) earlier.set(own, [...(earlier.get(own) ?? []), one]);
    }
  }
  return earlier;
}

const mostVersions = 10;
/** How long earlier versions are cached: they never change. */
const monthMs = 30 * 86_400_000;

/** Adds the code and, if the paper was published, its venue. */
async function completed(
  own: Paper,
  found: FoundPaper,
  client: Client,
  signal: AbortSignal,
): Promise<FoundPaper> {
  const { arxiv, doi, venue, code } = found.paper;
  let whole = found;
  if (arxiv && code === undefined && !own.code && client.canAskArxiv) {
    const page = await unlessFault(askHuggingFace(arxiv, client, signal));
    if (page) whole = withCode(whole, page);
  }
  if (arxiv && doi && !own.venue && venue === undefined) {
    const published = await unlessFault(askCrossref(doi, client, signal));
    const place = published?.paper.venue;
    if (place !== undefined) whole = { ...whole, paper: { ...whole.paper, venue: place } };
    if (published?.standing) whole = { ...whole, standing: published.standing };
  }
  return whole;
}
