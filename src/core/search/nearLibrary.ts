import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Paper } from "../paper.ts";
import { vectorOf, wordCounts } from "./related.ts";

/** How near a paper is to a library: the cosine similarity (0 to 1) to its nearest paper there, by words. */
export interface Near {
  readonly score: number;
  readonly to: LibraryPaper | undefined;
}

/** How many papers are compared: first the reader's own, then those shipped with Marginalia. */
const mostCompared = 3000;
/** How long to work at a time, in milliseconds. */
const slice = 6;

/** Computes how near each of `papers` is to the papers of a library; awaits `breathe` every few milliseconds. */
export async function nearLibrary(
  papers: readonly Pick<Paper, "title" | "abstract">[],
  library: readonly LibraryPaper[],
  breathe: () => Promise<void>,
): Promise<readonly Near[]> {
  let since = performance.now();
  const pause = async () => {
    if (performance.now() - since < slice) return;
    await breathe();
    since = performance.now();
  };
  const isOwn = ({ origins }: LibraryPaper) => origins.some(({ kind }) => kind !== "seeds");
  const own = library.filter(isOwn);
  const compared = [...own, ...library.filter((paper) => !isOwn(paper))].slice(0, mostCompared);
  const counts = new Map<string, number>();
  for (const paper of [...compared, ...papers]) {
    for (const word of wordCounts(paper).keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
    await pause();
  }
  const all = compared.length + papers.length;
  const rarity = (word: string) => {
    const count = counts.get(word) ?? 0;
    return count < 2 ? 0 : Math.log(1 + all / count);
  };
  const holders = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, paper] of papers.entries())
    for (const [word, weight] of vectorOf(paper, rarity)) {
      const there = holders.get(word);
      if (there) there.push({ at, weight });
      else holders.set(word, [{ at, weight }]);
    }
  const best = papers.map((): { score: number; to: LibraryPaper | undefined } => ({
    score: 0,
    to: undefined,
  }));
  const scores = new Float64Array(papers.length);
  for (const paper of compared) {
    scores.fill(0);
    for (const [word, weight] of vectorOf(paper, rarity))
      for (const { at, weight: other } of holders.get(word) ?? [])
        scores[at] = (scores[at] ?? 0) + weight * other;
    for (const [at, near] of best.entries()) {
      const score = scores[at] ?? 0;
      if (score <= near.score) continue;
      near.score = score;
      near.to = paper;
    }
    await pause();
  }
  return best;
}
