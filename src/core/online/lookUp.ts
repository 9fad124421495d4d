import { arxivProblem } from "../ids/impossibleArxivId.ts";
import type { PaperId } from "../paperId.ts";
import type { Client } from "./client/client.ts";
import { OnlineFault, unlessFault } from "./client/fault.ts";
import type { FoundPaper } from "./foundPaper.ts";
import { askArxiv } from "./sources/arxiv.ts";
import { askCrossref } from "./sources/crossref.ts";
import { askDataCite } from "./sources/dataCite.ts";
import { askDoi } from "./sources/doi.ts";
import { askHuggingFace } from "./sources/huggingFace.ts";
import { askAnthology, askPage } from "./sources/pages.ts";

/**
 * Looks up a work: an arXiv id at arXiv, with its code from Hugging Face; a DOI at Crossref, DataCite or doi.org, in
 * that order; a proceedings page by its meta tags. `undefined` if the sources asked say that it does not exist.
 * Rejects with an `OnlineFault` if they could not be asked, or if no source covers the id.
 */
export async function lookUp(
  id: PaperId,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<FoundPaper | undefined> {
  const rest = id.slice(id.indexOf(":") + 1);
  if (id.startsWith("arXiv:")) return arxivPaper(rest, client, signal, freshMs);
  if (id.startsWith("doi:")) return doiPaper(rest, client, signal, freshMs);
  if (isProceedingsPage(id)) return askPage(rest, client, signal);
  // OpenReview blocks its API and its pages for programs (a challenge, since 2026).
  throw new OnlineFault("no-way", undefined, { id });
}

/** Whether any source can be asked about a work. */
export const canLookUp = (id: PaperId): boolean =>
  id.startsWith("arXiv:") || id.startsWith("doi:") || isProceedingsPage(id);

/** Whether an id is a page of a proceedings site. No other address found in a text is ever requested. */
const isProceedingsPage = (id: PaperId): boolean =>
  /^url:https:\/\/(?:proceedings\.mlr\.press|jmlr\.org|[\w-]+\.neurips\.cc|papers\.nips\.cc|openaccess\.thecvf\.com)\//.test(
    id,
  );

async function arxivPaper(
  arxiv: string,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<FoundPaper | undefined> {
  if (arxivProblem(arxiv) !== undefined) return undefined;
  const ask = client.canAskArxiv ? arxivFirst : otherThanArxiv;
  return ask(arxiv, client, signal, freshMs);
}

async function arxivFirst(
  arxiv: string,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<FoundPaper | undefined> {
  let found: FoundPaper | undefined;
  try {
    found = (await askArxiv([arxiv], client, signal, freshMs)).get(arxiv);
  } catch (error) {
    // arXiv's API is often busy, and other sources have the record too.
    const other = await unlessFault(otherThanArxiv(arxiv, client, signal, freshMs));
    if (other) return other;
    throw error;
  }
  if (!found) return undefined;
  const page = await unlessFault(askHuggingFace(arxiv, client, signal, freshMs));
  return page ? withCode(found, page) : found;
}

/**
 * Looks up an arXiv id if arXiv itself cannot be asked. DataCite has all of arXiv's DOIs: one that is missing there
 * does not exist.
 */
export async function otherThanArxiv(
  arxiv: string,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<FoundPaper | undefined> {
  const page = await unlessFault(askHuggingFace(arxiv, client, signal, freshMs));
  if (page) return page;
  const found = await askDataCite(`10.48550/arXiv.${arxiv}`, client, signal, freshMs);
  return found && { ...found, paper: { ...found.paper, arxiv } };
}

/** Adds the code and the project page that Hugging Face has for a record. */
export function withCode(found: FoundPaper, page: FoundPaper): FoundPaper {
  const { code, project } = page.paper;
  if (code === undefined && project === undefined) return found;
  const more = { ...(code !== undefined && { code }), ...(project !== undefined && { project }) };
  return { ...found, paper: { ...more, ...found.paper }, from: [...found.from, "huggingFace"] };
}

async function doiPaper(
  doi: string,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<FoundPaper | undefined> {
  const faults: unknown[] = [];
  for (const ask of [askCrossref, askDataCite, askDoi]) {
    try {
      const found = await ask(doi, client, signal, freshMs);
      if (found) return found;
    } catch (error) {
      signal.throwIfAborted();
      faults.push(error);
    }
  }
  const anthology = /^10\.18653\/v1\/(.+)$/i.exec(doi)?.[1];
  const entry = anthology && (await unlessFault(askAnthology(anthology, client, signal)));
  if (entry) return entry;
  if (faults.length > 0) throw faults[0];
  return undefined;
}
