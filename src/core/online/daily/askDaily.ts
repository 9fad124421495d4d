import type { Client } from "../client/client.ts";
import { OnlineFault, unlessFault } from "../client/fault.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { arxivBatch, askArxiv } from "../sources/arxiv.ts";
import { lineOf, linesOf, listOf, member } from "../sources/fields.ts";
import { readPaper } from "../sources/huggingFace.ts";
import { jsonQuestion, readJsonOf } from "../sources/json.ts";
import type { Period } from "./period.ts";

/** A paper in a list of Daily Papers. */
export interface DailyPaper {
  readonly found: FoundPaper;
  readonly votes: number;
  readonly comments: number;
  /** Keywords that were generated for it. */
  readonly keywords: readonly string[];
}

export interface DailyPapers {
  /** In Hugging Face's order, without repetitions. */
  readonly papers: readonly DailyPaper[];
  /** Set if the list comes from the cache: why, and from when (milliseconds since 1970). */
  readonly kept?: { readonly fault: OnlineFault; readonly at: number };
}

const pageSize = 100;
/** The most pages that are read; a month has about 1,000 papers. */
const mostPages = 15;

/**
 * Reads a list of Daily Papers (`GET /api/daily_papers`, huggingface_hub's `list_daily_papers`). A day that is not out
 * yet (answered with 400) has no papers. Uses the cache if Hugging Face cannot be asked.
 */
export async function askDaily(
  { kind, value }: Period,
  client: Client,
  signal: AbortSignal,
  freshMs: number,
): Promise<DailyPapers> {
  const name = kind === "day" ? "date" : kind;
  const papers = new Map<string, DailyPaper>();
  let kept: DailyPapers["kept"];
  for (let page = 0; page < mostPages; page++) {
    const path = `/api/daily_papers?${name}=${value}&limit=${pageSize}${page > 0 ? `&p=${page}` : ""}`;
    const orKept = (fault: OnlineFault, at: number) => {
      kept = { fault, at };
    };
    const question = { ...jsonQuestion, source: "huggingFace", path, freshMs, orKept } as const;
    const text = await client.get(question, signal).catch((error: unknown) => {
      if (error instanceof OnlineFault && error.code === "status" && error.args.status === "400")
        return undefined;
      // Later pages of a month may be missing from the cache when offline.
      if (error instanceof OnlineFault && kept && page > 0) return undefined;
      throw error;
    });
    const answer = text === undefined ? [] : readJsonOf(text, "huggingFace");
    if (!Array.isArray(answer))
      throw new OnlineFault("unreadable", "huggingFace", { reason: "it is no list" });
    const items = listOf(answer);
    const before = papers.size;
    for (const item of items.slice(0, 2 * pageSize)) {
      const paper = readDaily(item);
      const id = paper?.found.paper.arxiv;
      if (paper && id !== undefined && !papers.has(id)) papers.set(id, paper);
    }
    if (items.length < pageSize || papers.size === before) break;
  }
  return { papers: [...papers.values()], ...(kept && { kept }) };
}

/** Reads an item of the list. Votes are in the paper, comments beside it. */
export function readDaily(item: unknown): DailyPaper | undefined {
  const paper = member(item, "paper");
  const found = readPaper(paper);
  if (!found) return undefined;
  return {
    found,
    votes: countOf(member(paper, "upvotes")),
    comments: countOf(member(item, "numComments")),
    keywords: linesOf(member(paper, "ai_keywords"), 40),
  };
}

const countOf = (value: unknown) =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;

/**
 * Asks arXiv for the subjects (`cs.CL`) of papers, by arXiv id, since Hugging Face does not have them: one request for
 * up to a hundred. Empty if arXiv cannot be asked.
 */
export async function subjectsOf(
  papers: readonly DailyPaper[],
  client: Client,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const subjects = new Map<string, string>();
  if (!client.canAskArxiv) return subjects;
  const ids = papers.flatMap(({ found }) => found.paper.arxiv ?? []).sort();
  for (let start = 0; start < ids.length; start += arxivBatch) {
    const found = await unlessFault(
      askArxiv(ids.slice(start, start + arxivBatch), client, signal, 7 * 86_400_000),
    );
    for (const [id, { paper }] of found ?? []) {
      const subject = lineOf(paper.subject, 40);
      if (subject !== undefined) subjects.set(id, subject);
    }
  }
  return subjects;
}
