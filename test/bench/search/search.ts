import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Library } from "../../../src/core/library/library.ts";
import { nothingCited } from "../../../src/core/search/filters/filters.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { compoundsIn, isStopWord } from "../../../src/core/search/words.ts";
import { hostileQueries } from "../../unit/search/hostileQueries.ts";
import { seedLibrary } from "../../unit/search/seedLibrary.ts";
import { percentile, timed } from "../measure.ts";
import { type Engine, engines, type Made } from "./engines.ts";
import { filterQueries } from "./filterQueries.ts";
import { type MadePaper, madeLibrary, madePapers } from "./madeLibrary.ts";
import { type Asked, queriesFor } from "./queries.ts";

/** The longest warm-up before the queries of a class are measured, in milliseconds. */
const longestWarming = 1_000;
/** A slow engine only answers the queries of a class that fit into this time, in milliseconds. */
const longestClass = 10_000;

/**
 * Runs our search and others over the same library with the same queries, one after another in one process; with
 * `count` 0, over the seeds. Times are in milliseconds (`Cpu`: processor time of this process only), memory is in MB
 * (heap and buffers beyond the library). `longestBlock` is measured while the index is built. Also reports recall@1, and
 * the mean reciprocal rank among the first hundred.
 */
export async function searchBench(count: number, named: readonly string[]): Promise<unknown> {
  const papers = count === 0 ? seedPapers() : madePapers(count);
  const library = count === 0 ? seedLibrary() : madeLibrary(papers);
  const queries = Object.entries(queriesFor(papers));
  const report: Record<string, unknown> = { papers: papers.length };
  for (const [name, engine] of Object.entries(engines)) {
    if (named.length > 0 && !named.some((one) => name.includes(one))) continue;
    const atOnce = name === "ours" ? { titlesAtOnce: titlesAtOnce(library, papers, queries) } : {};
    tell(`${name}: making`);
    const { made, ...build } = await built(engine, library);
    const answers = queries.map(([kind, asked]) => {
      tell(`${name}: ${kind}`);
      return [kind, answered(made, library, papers, asked)] as const;
    });
    const again = made.kept instanceof PaperSearch ? await secondStart(made.kept, library) : {};
    const worst = name === "ours" ? { filters: filters(made, papers), hostile: hostile(made, papers) } : {};
    report[name] = { ...atOnce, ...build, ...again, ...Object.fromEntries(answers), ...worst };
  }
  return report;
}

/** Prints to stderr what is running, because slow engines take minutes. */
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** Measures title queries before anything is indexed, as in a window that was just opened. */
function titlesAtOnce(
  library: Library,
  papers: readonly MadePaper[],
  queries: readonly (readonly [string, readonly Asked[]])[],
) {
  const search = new PaperSearch(library);
  const made: Made = {
    titles: Promise.resolve(),
    ready: Promise.resolve(),
    search: (query) => search.search(query, 100).map(({ paper }) => paper),
    kept: search,
  };
  const ofTitles = queries.filter(([kind]) => /title|half/.test(kind));
  const report = ofTitles.map(([kind, asked]) => [kind, answered(made, library, papers, asked)]);
  search.dispose();
  return Object.fromEntries(report);
}

/** Measures hostile queries, which ask for as much as possible; returns the slowest ones. */
function hostile(made: Made, papers: readonly MadePaper[]) {
  const [a, b, c] = commonWords(papers);
  const queries = [
    ...hostileQueries,
    ...[
      `"${a} ${b}"`,
      `"${b} ${a}"`,
      `"${c} ${b} ${a}`,
      `"the ${a} of ${b}"`,
      `"of the of the"`,
      `${a} ${b} ${c} zzzzzz qqqqqq`,
    ],
    ...["author:zzz", "author:a", "-has:notes", "year:1.. a", "has:abstract -year:2020", `-author:a "${c}"`],
  ];
  const asked = queries.map((query) => {
    const times = [1, 2, 3].map(() => {
      const worked = process.cpuUsage();
      made.search(query);
      return cpuSince(worked);
    });
    return { query: query.slice(0, 40), ms: digits(Math.min(...times)) };
  });
  return asked
    .sort((one, other) => other.ms - one.ms)
    .slice(0, 6)
    .map(({ query, ms }) => `${ms} ms: ${query}`);
}

/** Measures each filter while it is typed, and quoted phrases of common words. */
function filters(made: Made, papers: readonly MadePaper[]) {
  const report: Record<string, string> = {};
  for (const [kind, queries] of filterQueries(papers, commonWords(papers).slice(0, 12))) {
    for (const query of queries.slice(0, 3)) made.search(query);
    const times: number[] = [];
    const work: number[] = [];
    for (const query of queries) {
      const began = performance.now();
      const worked = process.cpuUsage();
      made.search(query);
      times.push(performance.now() - began);
      work.push(cpuSince(worked));
    }
    const [p50, p95, most] = [50, 95, 100].map((share) => digits(percentile(times, share)));
    const cpu = digits(percentile(work, 95));
    report[kind] = `p50 ${p50} ms, p95 ${p95} ms (Cpu ${cpu}), at most ${most} ms, ${times.length} asked`;
  }
  return report;
}

/** The most common words in abstracts, without stop words, by the number of papers that have them. */
function commonWords(papers: readonly MadePaper[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { abstract } of papers.slice(0, 1_000))
    for (const word of new Set(compoundsIn(abstract)))
      if (!isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m).map(([word]) => word);
}

/** Measures how long a search that starts from the saved index takes until everything can be found. */
async function secondStart(search: PaperSearch, library: Library) {
  const bytes = await search.save();
  if (bytes === undefined) return {};
  let changes = 0;
  const worked = process.cpuUsage();
  const { ms, blockLongest } = await timed(async () => {
    const again = await PaperSearch.from(library, nothingCited, bytes);
    await again.ready;
    changes = again.changes;
  });
  if (changes !== 0) throw new Error(`${changes} papers were indexed again`);
  return {
    savedMb: Math.round(bytes.length / 1e6),
    secondStartMs: Math.round(ms),
    secondStartCpuMs: Math.round(cpuSince(worked)),
    secondStartBlockMs: digits(blockLongest),
  };
}

const seedPapers = () =>
  seedLibrary().papers.map(
    (paper): MadePaper => ({
      ...paper,
      authors: paper.authors ?? [],
      abstract: paper.abstract ?? "",
      arxiv: paper.arxiv ?? "",
    }),
  );

async function built(engine: Engine, library: Library) {
  const before = memory();
  let made: Made | undefined;
  let titlesMs = 0;
  let titlesCpuMs = 0;
  const began = performance.now();
  const worked = process.cpuUsage();
  const { ms, blockP95, blockLongest } = await timed(async () => {
    made = engine(library);
    await made.titles;
    titlesMs = performance.now() - began;
    titlesCpuMs = cpuSince(worked);
    await made.ready;
  });
  if (made === undefined) throw new Error("Nothing was made.");
  return {
    made,
    titlesReadyMs: Math.round(titlesMs),
    titlesCpuMs: Math.round(titlesCpuMs),
    readyMs: Math.round(ms),
    readyCpuMs: Math.round(cpuSince(worked)),
    blockP95Ms: digits(blockP95),
    longestBlockMs: digits(blockLongest),
    memoryMb: Math.round((memory() - before) / 1e6),
  };
}

function answered(made: Made, library: Library, papers: readonly MadePaper[], asked: readonly Asked[]) {
  const warm = performance.now() + longestWarming;
  for (const { query } of asked.slice(0, 20)) if (performance.now() < warm) made.search(query);
  const times: number[] = [];
  const work: number[] = [];
  const ranks: number[] = [];
  const end = performance.now() + longestClass;
  for (const { query, paper } of asked) {
    const began = performance.now();
    if (began > end) break;
    const worked = process.cpuUsage();
    const found = made.search(query);
    times.push(performance.now() - began);
    work.push(cpuSince(worked));
    const wanted = library.byCitekey(papers[paper]?.citekey ?? "");
    ranks.push((wanted === undefined ? -1 : found.indexOf(wanted)) + 1);
  }
  const share = (values: readonly number[]) =>
    Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(3));
  return {
    p50Ms: digits(percentile(times, 50)),
    p95Ms: digits(percentile(times, 95)),
    maxMs: digits(percentile(times, 100)),
    p95CpuMs: digits(percentile(work, 95)),
    recallAt1: share(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    mrr: share(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))),
    asked: times.length,
  };
}

/** The processor time of this process since `before`, in milliseconds. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const digits = (value: number) => Number(value.toPrecision(3));

function memory(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") for (let turn = 0; turn < 3; turn++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
