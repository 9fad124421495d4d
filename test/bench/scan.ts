import { spawn } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import type { Citation } from "../../src/core/citations/citation.ts";
import { CitationIndex } from "../../src/core/citations/citationIndex.ts";
import { defaultExcludes } from "../../src/core/scan/excludes.ts";
import { scanFile } from "../../src/core/scan/scanBytes.ts";
import type { ScanChunk, ScanSummary } from "../../src/core/scan/scanResult.ts";
import { slicedScan } from "../../src/core/scan/slicedScan.ts";
import { nodeFiles } from "../../src/node/files.ts";
import { scanFolder } from "../../src/node/scan/scanFolder.ts";
import { median, rounded, type Timed, timed } from "./measure.ts";
import { recallOf } from "./recall.ts";
import { hitsOf, ripgrep, ripgrepStart } from "./ripgrep.ts";

const product = resolve("dist");

export interface ScanBenchOptions {
  readonly folder: string;
  readonly rounds: number;
  /** Whether to scan in slices through the `Files` port, as on hosts without threads. */
  readonly sliced: boolean;
}

/**
 * Compares our scan, from its start until the index is ready, with ripgrep and the fastest equivalent expression on the
 * same tree, in alternating runs. Reports start-up times separately, and whether every hit of ripgrep is found. Also
 * compares the command line with what Node alone needs to start and to read the tree (`floor.ts`).
 */
export async function scanBench({ folder, rounds, sliced }: ScanBenchOptions) {
  const [ours, theirs, whole]: [Timed[], number[], number[]] = [[], [], []];
  const [starts, ownStarts, floors]: [number[], number[], number[]] = [[], [], []];
  const citations = new Map<string, readonly Citation[]>();
  let summary: ScanSummary | undefined;
  const before = process.memoryUsage.rss();
  for (let round = 0; round <= rounds; round++) {
    const index = new CitationIndex();
    const onChunk = (chunk: ScanChunk) =>
      index.batch(() => {
        for (const { file, citations: found } of chunk.found) index.set(file, found);
      });
    const run = await timed(async () => {
      summary = sliced
        ? await scanSliced(folder, onChunk)
        : await scanFolder({ folder, excludes: defaultExcludes, product, onChunk });
    });
    const theirRun = await timed(async () => void (await ripgrep(folder)));
    const startRun = await timed(async () => void (await ripgrepStart(folder)));
    const floorRun = sliced ? undefined : await timed(() => ended(folder, "test/bench/floor.js", "."));
    const ownStartRun = sliced ? undefined : await timed(() => ended(folder, "cli.js", "--version"));
    const wholeRun = sliced ? undefined : await timed(() => ended(folder, ...cites));
    // The first round only warms the disk cache.
    if (round > 0) {
      ours.push(run);
      theirs.push(theirRun.ms);
      starts.push(startRun.ms);
      if (floorRun !== undefined) floors.push(floorRun.ms);
      if (ownStartRun !== undefined) ownStarts.push(ownStartRun.ms);
      if (wholeRun !== undefined) whole.push(wholeRun.ms);
    }
    citations.clear();
    for (const file of index.files()) citations.set(file, index.in(file));
  }
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  const hits = hitsOf(await ripgrep(folder));
  const [ourMs, theirMs] = [median(ours.map(({ ms }) => ms)), median(theirs)];
  const files = summary?.files ?? 0;
  const limitMs = sliced ? 8 * theirMs : files >= 3_000 ? 1.5 * theirMs : theirMs + 100;
  return {
    folder,
    way: sliced ? "slices" : "threads",
    rounds,
    files,
    bytes: summary?.bytes ?? 0,
    leftOutAsTooLarge: summary?.tooLarge.length ?? 0,
    citations: [...citations.values()].reduce((sum, { length }) => sum + length, 0),
    ourMs: rounded(ourMs),
    ripgrepMs: rounded(theirMs),
    ratio: Number((ourMs / theirMs).toFixed(2)),
    ripgrepStartMs: rounded(median(starts)),
    limitMs: rounded(limitMs),
    withinLimit: ourMs <= limitMs,
    ...(whole.length > 0 && {
      commandLineMs: rounded(median(whole)),
      nodeFloorMs: rounded(median(floors)),
      overFloor: Number((median(whole) / median(floors)).toFixed(2)),
    }),
    ...(ownStarts.length > 0 && { commandLineStartMs: rounded(median(ownStarts)) }),
    blockP95Ms: rounded(median(ours.map(({ blockP95 }) => blockP95))),
    blockLongestMs: rounded(Math.max(...ours.map(({ blockLongest }) => blockLongest))),
    peakMemoryMb: rounded(peak / 1024 / 1024),
    recall: recallOf(folder, hits, citations),
  };
}

async function scanSliced(folder: string, onChunk: (chunk: ScanChunk) => void): Promise<ScanSummary> {
  const scan = slicedScan(nodeFiles(folder), { excludes: defaultExcludes, scanFile });
  for (;;) {
    const step = await scan.next();
    if (step.done === true) return step.value;
    onChunk(step.value);
  }
}

const cites = ["cli.js", "cites", ".", "--format", "json"] as const;

/** Runs a program of `dist` in a folder until it ends; discards its output. */
async function ended(folder: string, program: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [resolve(product, program), ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  child.stdout.resume();
  await new Promise((done, reject) => {
    child.on("error", reject);
    child.on("close", done);
  });
}
