import { resolve } from "node:path";
import { rounded } from "./measure.ts";
import { scanBench } from "./scan.ts";

/** The size classes of trees: the most files in each. */
const sizes = [300, 1_000, 3_000, 10_000, Number.POSITIVE_INFINITY];

/**
 * Runs `scan` on trees of many sizes. Reports a row for each tree, and for each size the total times divided by
 * ripgrep's: of the scan, of the command line as a process, and of Node alone (`floor.ts`), which no command line in
 * Node can beat.
 */
export async function sizesBench(folders: readonly string[], rounds: number) {
  const totals = sizes.map((most) => ({ most, trees: 0, ripgrep: 0, scan: 0, command: 0, floor: 0 }));
  const trees: string[] = [];
  for (const path of folders) {
    const run = await scanBench({ folder: resolve(path), rounds, sliced: false });
    const { files, ourMs, ripgrepMs, ratio, ripgrepStartMs, commandLineStartMs, overFloor } = run;
    const [commandLineMs, nodeFloorMs] = [run.commandLineMs ?? 0, run.nodeFloorMs ?? 0];
    trees.push(
      `${path}: ${files} files, ${ourMs} ms, ripgrep ${ripgrepMs} (start ${ripgrepStartMs}), ratio ${ratio}; ` +
        `command line ${commandLineMs} (start ${commandLineStartMs}), Node alone ${nodeFloorMs}, ratio ${overFloor}; ` +
        `lost ${run.recall.lost.length}`,
    );
    const total = totals.find(({ most }) => files <= most);
    if (total === undefined) continue;
    total.trees++;
    total.ripgrep += ripgrepMs;
    total.scan += ourMs;
    total.command += commandLineMs;
    total.floor += nodeFloorMs;
  }
  const bySize = totals
    .filter((total) => total.trees > 0)
    .map(({ most, trees: count, ripgrep, scan, command, floor }) => {
      const over = (ms: number, base: number) => `${rounded(ms)} ms (${(ms / base).toFixed(2)})`;
      return (
        `to ${most} files: ${count} trees, ripgrep ${rounded(ripgrep)} ms, over it the scan ${over(scan, ripgrep)}, ` +
        `the command line ${over(command, ripgrep)}, Node alone ${over(floor, ripgrep)}; ` +
        `the command line over Node alone ${(command / floor).toFixed(2)}`
      );
    });
  return { rounds, trees, bySize };
}
