import { arxivProblem } from "../ids/impossibleArxivId.ts";
import type { PaperId } from "../paperId.ts";
import type { Client } from "./client/client.ts";
import { OnlineFault } from "./client/fault.ts";
import type { FoundPaper } from "./foundPaper.ts";
import { lookUp, otherThanArxiv, withCode } from "./lookUp.ts";
import { arxivBatch, askArxiv } from "./sources/arxiv.ts";
import { askHuggingFace } from "./sources/huggingFace.ts";

/** The result for one id. */
export type LookedUp =
  | { readonly id: PaperId; readonly kind: "found"; readonly found: FoundPaper }
  /** The responsible sources say that it does not exist. */
  | { readonly id: PaperId; readonly kind: "absent" }
  /** It could not be asked, which says nothing about the paper. */
  | { readonly id: PaperId; readonly kind: "failed"; readonly fault: OnlineFault };

/** How many papers of a batch that arXiv did not answer are looked up elsewhere, one by one. */
const mostOthers = 20;

/**
 * Looks up works and yields each result as soon as it is known. arXiv ids are batched, a hundred per request, if
 * arXiv's API can be asked; a few of those that arXiv did not answer are looked up elsewhere. With `code`, each arXiv
 * paper comes with the code and the project page that Hugging Face has, at one request per paper. Throws the signal's
 * reason when aborted.
 */
export async function* lookUpAll(
  ids: readonly PaperId[],
  client: Client,
  signal: AbortSignal,
  { freshMs = 0, code = false }: { readonly freshMs?: number; readonly code?: boolean } = {},
): AsyncGenerator<readonly LookedUp[], void> {
  // One invalid id would make the whole batch fail.
  const isBatched = (id: PaperId) =>
    client.canAskArxiv && id.startsWith("arXiv:") && arxivProblem(bare(id)) === undefined;
  const many = ids.filter(isBatched);
  const batched = many.length > 1 ? many : [];
  const single = many.length > 1 ? ids.filter((id) => !isBatched(id)) : ids;
  for (let start = 0; start < batched.length; start += arxivBatch) {
    const some = batched.slice(start, start + arxivBatch);
    try {
      const found = await askArxiv(some.map(bare), client, signal, freshMs);
      const all = some.map((id): LookedUp => {
        const paper = found.get(bare(id));
        return paper ? { id, kind: "found", found: paper } : { id, kind: "absent" };
      });
      if (code) for await (const looked of withCodes(all, client, signal, freshMs)) yield [looked];
      else yield all;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof OnlineFault)) throw error;
      for (const [n, id] of some.entries())
        yield [n < mostOthers ? await elsewhere(id, error, client, signal, freshMs) : failed(id, error)];
    }
  }
  for (const id of single) yield [await one(id, client, signal, freshMs)];
}

/** Adds the code to each paper, until Hugging Face cannot be asked any more. */
async function* withCodes(
  all: readonly LookedUp[],
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): AsyncGenerator<LookedUp, void> {
  let canAsk = true;
  for (const looked of all) {
    if (looked.kind !== "found" || !canAsk || looked.found.paper.code !== undefined) {
      yield looked;
      continue;
    }
    let page: FoundPaper | undefined;
    try {
      page = await askHuggingFace(bare(looked.id), client, signal, freshMs);
    } catch (error) {
      if (!(error instanceof OnlineFault)) throw error;
      canAsk = false;
    }
    yield page ? { ...looked, found: withCode(looked.found, page) } : looked;
  }
}

const failed = (id: PaperId, fault: OnlineFault): LookedUp => ({ id, kind: "failed", fault });

/** Looks up an id elsewhere than at arXiv; if that finds nothing, fails with arXiv's fault. */
async function elsewhere(
  id: PaperId,
  fault: OnlineFault,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<LookedUp> {
  try {
    const found = await otherThanArxiv(bare(id), client, signal, freshMs);
    return found ? { id, kind: "found", found } : failed(id, fault);
  } catch (error) {
    if (!(error instanceof OnlineFault)) throw error;
    return failed(id, fault);
  }
}

const bare = (id: PaperId) => id.slice("arXiv:".length);

async function one(id: PaperId, client: Client, signal: AbortSignal, freshMs: number): Promise<LookedUp> {
  try {
    const found = await lookUp(id, client, signal, freshMs);
    return found ? { id, kind: "found", found } : { id, kind: "absent" };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof OnlineFault)) throw error;
    return failed(id, error);
  }
}
