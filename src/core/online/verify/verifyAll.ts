import type { PaperId } from "../../paperId.ts";
import type { Client } from "../client/client.ts";
import { OnlineFault, unlessFault } from "../client/fault.ts";
import type { FoundPaper, Standing } from "../foundPaper.ts";
import { canLookUp } from "../lookUp.ts";
import { lookUpAll } from "../lookUpAll.ts";
import { askRetractions, crossrefBatch } from "../sources/crossref.ts";
import { isRegistered } from "../sources/doi.ts";

/** What the registries say about an id. */
export type Verified =
  | { readonly id: PaperId; readonly kind: "found"; readonly found: FoundPaper }
  /** The registry itself says that it does not exist (404, 410). */
  | { readonly id: PaperId; readonly kind: "missing" }
  /** No registry could tell, which does not mean that the id is wrong. */
  | { readonly id: PaperId; readonly kind: "unverified"; readonly fault?: OnlineFault };

const dayMs = 86_400_000;

/**
 * Asks for each id whether the work exists, its title, and whether it was withdrawn, in batches. Answers are cached
 * for a day, so that an interrupted run continues where it stopped.
 */
export async function* verifyAll(
  ids: readonly PaperId[],
  client: Client,
  signal: AbortSignal,
): AsyncGenerator<readonly Verified[], void> {
  const asked = ids.filter(canLookUp).sort();
  for await (const some of lookUpAll(asked, client, signal, { freshMs: dayMs })) {
    const dois = some.flatMap((one) => (one.kind === "found" ? (doiOf(one.id, one.found) ?? []) : []));
    const retracted = await retractions(dois, client, signal);
    const verified: Verified[] = [];
    for (const one of some) {
      if (one.kind === "failed") verified.push({ id: one.id, kind: "unverified", fault: one.fault });
      else if (one.kind === "absent") verified.push(await absence(one.id, client, signal));
      else {
        const standing = one.found.standing ?? retracted.get(doiOf(one.id, one.found)?.toLowerCase() ?? "");
        verified.push({ ...one, found: { ...one.found, ...(standing && { standing }) } });
      }
    }
    yield verified;
  }
  yield ids.filter((id) => !canLookUp(id)).map((id) => ({ id, kind: "unverified" }));
}

const doiOf = (id: PaperId, { paper }: FoundPaper) => (id.startsWith("doi:") ? id.slice(4) : paper.doi);

async function retractions(
  dois: readonly string[],
  client: Client,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Standing>> {
  const all = new Map<string, Standing>();
  for (let start = 0; start < dois.length; start += crossrefBatch) {
    const some = await unlessFault(
      askRetractions(dois.slice(start, start + crossrefBatch), client, signal, dayMs),
    );
    for (const [doi, standing] of some ?? []) all.set(doi, standing);
  }
  return all;
}

/** Asks the registry itself about an id that a search for it did not return. */
async function absence(id: PaperId, client: Client, signal: AbortSignal): Promise<Verified> {
  const rest = id.slice(id.indexOf(":") + 1);
  try {
    const isThere = id.startsWith("doi:")
      ? await isRegistered(rest, client, signal, dayMs)
      : id.startsWith("arXiv:") && client.canAskArxiv
        ? (await client.get({ ...arxivPage, path: `/abs/${rest}` }, signal)) !== undefined
        : true;
    return isThere ? { id, kind: "unverified" } : { id, kind: "missing" };
  } catch (error) {
    if (!(error instanceof OnlineFault)) throw error;
    return { id, kind: "unverified", fault: error };
  }
}

const arxivPage = { source: "arxivPages", accept: "text/html", types: /\bhtml\b/i, freshMs: dayMs } as const;
