import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parseBibtexInSlices } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { parseCslJsonInSlices } from "../../src/core/bibliography/csl/parseCslJson.ts";
import { type GroupInput, type Grouping, groupings } from "../../src/core/groups/group.ts";
import { SortKeys } from "../../src/core/groups/rows.ts";
import { tellApart } from "../../src/core/groups/tellApart.ts";
import { groupsInSlices } from "../../src/core/groups/treeGroups.ts";
import { inTurns } from "../../src/core/inTurns.ts";
import { Library } from "../../src/core/library/library.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import type { SourceFile } from "../../src/core/library/source.ts";
import { nextTurn } from "../../src/core/nextTurn.ts";
import { childrenOf, type Node } from "../../src/editor/tree/nodes.ts";
import { createTreeUpdates } from "../../src/editor/tree/treeUpdates.ts";
import { bibEntry, cslItem, paperFile } from "./libraryPapers.ts";
import { rounded, type Timed, timed } from "./measure.ts";

const rounds = 7;

const words = new Proxy({} as Record<string, string>, { get: (_, name) => String(name) });

/**
 * Opens a library of this many papers as the editor does (a sixth in paper files, a third in one `.bib`, half in one
 * CSL-JSON), groups it, and changes one place. In milliseconds, with the longest block of the event loop, compared with
 * a plain read of the same files.
 */
export async function libraryBench(papers: number) {
  const folder = mkdtempSync(join(tmpdir(), "marginalia-library-"));
  try {
    writeLibrary(folder, papers);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:md|bib|json)$/.test(name))
      .map((name) => join(folder, name));
    const plain = await timed(async () => {
      await Promise.all(files.map((file) => readFile(file, "utf8")));
    });
    const before = heap();
    const library = new Library();
    let read: readonly SourceFile[] = [];
    const opening = await timed(async () => {
      read = await open(library, files);
    });
    const memory = heap() - before;
    const grouping = await groupAll(library);
    return {
      papers: library.papers.length,
      files: files.length,
      plainRead: shown(plain),
      opening: { ...shown(opening), timesPlainRead: rounded(opening.ms / plain.ms) },
      memoryMb: rounded(memory / 1024 / 1024),
      ...grouping,
      changed: await change(library, files, read),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLibrary(folder: string, papers: number): void {
  const [own, entries] = [Math.floor(papers / 6), Math.floor(papers / 3)];
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
  mkdirSync(join(folder, "papers"));
  for (const n of range(0, own)) writeFileSync(join(folder, "papers", `p${n}.md`), paperFile(n));
  writeFileSync(
    join(folder, "refs.bib"),
    range(own, own + entries)
      .map(bibEntry)
      .join("\n"),
  );
  writeFileSync(
    join(folder, "refs.json"),
    JSON.stringify(range(own + entries, papers).map(cslItem), null, 1),
  );
}

/** As the editor does: reads all files, and adds large ones to the library in slices. */
async function open(library: Library, files: readonly string[]): Promise<readonly SourceFile[]> {
  const read = await inTurns(files, (file) => parse(file), nextTurn);
  const isLarge = (file: SourceFile) => file.records.length > 500;
  const small = read.filter((file) => file !== undefined).filter((file) => !isLarge(file));
  await library.setInSlices(small, nextTurn);
  for (const file of read) if (file && isLarge(file)) await library.setFileInSlices(file, nextTurn);
  if (library.papers.length === 0) throw new Error("no papers");
  return read.filter((file) => file !== undefined);
}

async function parse(file: string, before?: SourceFile): Promise<SourceFile | undefined> {
  const text = await readFile(file, "utf8");
  if (file.endsWith(".bib"))
    return await parseBibtexInSlices(text, file, { kind: "bibliography", order: 0 }, { before });
  if (file.endsWith(".json")) return await parseCslJsonInSlices(text, file, { kind: "csl", order: 0 });
  return parsePaperFile(text, file, { kind: "papers", order: 0 });
}

/** The tree, updated as in the editor. */
function treeOf(library: Library) {
  const keys = new SortKeys();
  let grouping: Grouping = "category";
  const tree = createTreeUpdates(() => groupsInSlices(grouping, inputOf(library), keys));
  return {
    /** Makes the groups, the rows of the root and those of its first branch. */
    async show(by: Grouping = grouping): Promise<void> {
      grouping = by;
      tree.touch();
      await tree.update();
      const [first] = childrenOf(undefined, tree.groups);
      const rows: readonly Node[] = first?.kind === "group" ? childrenOf(first, tree.groups) : [];
      tellApart(rows.flatMap((row) => (row.kind === "paper" ? [row.paper] : [])));
    },
  };
}

const inputOf = (library: Library): GroupInput => ({
  papers: library.papers,
  all: library.papers,
  categories: library.categories,
  categoriesFiles: library.categoriesFiles,
  citations: () => 0,
  sourceName: ({ origins: [origin] }) => origin?.file ?? "",
  sorting: "title",
  words: words as unknown as GroupInput["words"],
});

/** Measures the first grouping, which also makes and sorts the names, then each grouping as after a change. */
async function groupAll(library: Library) {
  const firstGrouping = await quietest(() => {
    const tree = treeOf(library);
    return () => tree.show();
  });
  const tree = treeOf(library);
  await tree.show();
  const groupingMs: Record<string, object> = {};
  for (const by of groupings) {
    await tree.show(by);
    groupingMs[by] = await quietest(() => () => tree.show());
  }
  return { firstGrouping, groupingMs };
}

/** Measures a change of one paper file and of one `.bib` entry, each with the grouping that follows. */
async function change(library: Library, files: readonly string[], read: readonly SourceFile[]) {
  const tree = treeOf(library);
  await tree.show();
  const paper = files.find((file) => file.endsWith(".md"));
  const bib = files.find((file) => file.endsWith(".bib"));
  if (paper === undefined || bib === undefined) return {};
  let round = 0;
  const paperFile = await quietest(() => {
    writeFileSync(paper, readFileSync(paper, "utf8").replace(/year: \d+/, `year: ${1990 + round++}`));
    return async () => {
      const file = await parse(paper);
      if (file) library.setFile(file);
      await tree.show();
    };
  });
  let before = read.find(({ file }) => file === bib);
  const bibEntry = await quietest(() => {
    writeFileSync(bib, readFileSync(bib, "utf8").replace(/year = \{\d+/, `year = {${1990 + round++}`));
    return async () => {
      before = await parse(bib, before);
      if (before) await library.setFileInSlices(before, nextTurn);
      await tree.show();
    };
  });
  return { paperFile, bibEntry };
}

/** Measures `rounds` times and returns the least of each value, because the rest is other work of the machine. */
async function quietest(prepare: () => () => Promise<void>) {
  const all: ReturnType<typeof shown>[] = [];
  for (let n = 0; n < rounds; n++) all.push(shown(await timed(prepare())));
  const least = (value: (one: ReturnType<typeof shown>) => number) => Math.min(...all.map(value));
  return {
    ms: least(({ ms }) => ms),
    longestBlockMs: least(({ longestBlockMs }) => longestBlockMs),
    p95BlockMs: least(({ p95BlockMs }) => p95BlockMs),
  };
}

const shown = ({ ms, blockLongest, blockP95 }: Timed) => ({
  ms: rounded(ms),
  longestBlockMs: rounded(blockLongest),
  p95BlockMs: rounded(blockP95),
});

/** The bytes in use after garbage collection. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}
