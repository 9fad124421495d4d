import { resolve } from "node:path";
import { rounded } from "./measure.ts";
import { scanBench } from "./scan.ts";

/** Up to how many files a tree is of a size. */
const sizes = [300, 1_000, 3_000, 10_000, Number.POSITIVE_INFINITY];

/** `scan` on trees of many sizes: a row a tree, and for each size the time over ripgrep's, of all its trees together. */
export async function sizesBench(folders: readonly string[], rounds: number) {
  const totals = sizes.map((most) => ({ most, trees: 0, ours: 0, theirs: 0 }));
  const trees: string[] = [];
  for (const path of folders) {
    const run = await scanBench({ folder: resolve(path), rounds, sliced: false });
    const { files, ourMs, ripgrepMs, ratio, ripgrepStartMs, commandLineMs, commandLineStartMs } = run;
    trees.push(
      `${path}: ${files} files, ${ourMs} ms, ripgrep ${ripgrepMs} (start ${ripgrepStartMs}), ratio ${ratio}; ` +
        `command line ${commandLineMs} (start ${commandLineStartMs}); lost ${run.recall.lost.length}`,
    );
    const total = totals.find(({ most }) => files <= most);
    if (total === undefined) continue;
    total.trees++;
    total.ours += ourMs;
    total.theirs += ripgrepMs;
  }
  const bySize = totals
    .filter((total) => total.trees > 0)
    .map(
      ({ most, trees: count, ours, theirs }) =>
        `to ${most} files: ${count} trees, ${rounded(ours)} ms over ${rounded(theirs)}, ratio ${(ours / theirs).toFixed(2)}`,
    );
  return { rounds, trees, bySize };
}
