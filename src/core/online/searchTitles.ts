import { titleKey } from "../library/works/titleRelation.ts";
import { tellingWords } from "../titles/titleWords.ts";
import type { Client } from "./client/client.ts";
import { OnlineFault } from "./client/fault.ts";
import type { FoundPaper } from "./foundPaper.ts";
import { searchArxiv } from "./sources/arxiv.ts";
import { searchCrossref } from "./sources/crossref.ts";
import { searchHuggingFace } from "./sources/huggingFace.ts";

/**
 * Finds papers by words of their title, those with all of the words first. Asks arXiv (or Hugging Face, if arXiv
 * cannot be asked) and Crossref at the same time, and fails only if neither answers.
 */
export async function searchTitles(
  text: string,
  client: Client,
  signal: AbortSignal,
): Promise<readonly FoundPaper[]> {
  const words = tellingWords(text).slice(0, 12);
  if (words.length === 0) return [];
  const searches = [
    client.canAskArxiv
      ? arxivOrHuggingFace(words, text, client, signal)
      : searchHuggingFace(text, client, signal),
    searchCrossref(text, client, signal),
  ];
  const results = await Promise.allSettled(searches);
  signal.throwIfAborted();
  const found = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  const failed = results.find((result) => result.status === "rejected");
  if (failed && (found.length === 0 || !(failed.reason instanceof OnlineFault))) throw failed.reason;
  const share = ({ paper: { title } }: FoundPaper) => {
    const own = new Set(tellingWords(title));
    return words.filter((word) => own.has(word)).length;
  };
  return [...onePerWork(found)].sort((one, other) => share(other) - share(one)).slice(0, 20);
}

async function arxivOrHuggingFace(
  words: readonly string[],
  text: string,
  client: Client,
  signal: AbortSignal,
): Promise<readonly FoundPaper[]> {
  try {
    return await searchArxiv(words, client, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof OnlineFault)) throw error;
    return await searchHuggingFace(text, client, signal);
  }
}

/** Drops repeated records of a work. A preprint and its published form are both kept. */
function* onePerWork(found: readonly FoundPaper[]): Iterable<FoundPaper> {
  const seen = new Set<string>();
  for (const one of found) {
    const { title, arxiv, doi } = one.paper;
    const key = arxiv ?? doi?.toLowerCase() ?? titleKey(title);
    if (!seen.has(key)) yield one;
    seen.add(key);
  }
}
