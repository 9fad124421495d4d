import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parseBibtexInSlices } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { parseCslJsonInSlices } from "../../src/core/bibliography/csl/parseCslJson.ts";
import { groupings } from "../../src/core/groups/group.ts";
import { SortKeys } from "../../src/core/groups/rows.ts";
import { groupsOf } from "../../src/core/groups/treeGroups.ts";
import { inTurns } from "../../src/core/inTurns.ts";
import { Library } from "../../src/core/library/library.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import type { SourceFile } from "../../src/core/library/source.ts";
import { createTreeModel } from "../../src/editor/tree/model.ts";
import { bibEntry, cslItem, paperFile } from "./libraryPapers.ts";
import { rounded, type Timed, timed } from "./measure.ts";

const rounds = 7;
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const words = new Proxy({} as Record<string, string>, { get: (_, name) => String(name) });

/**
 * A library of so many papers (a sixth in paper files, a third in one `.bib`, half in one CSL-JSON), opened as the editor
 * opens it, grouped, changed in one place; in milliseconds, with the longest block, beside a plain read of the same files.
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

/** As the editor does: all files are read at once, large ones are taken in by slices. */
async function open(library: Library, files: readonly string[]): Promise<readonly SourceFile[]> {
  const read = await inTurns(files, (file) => parse(file), breathe);
  const isLarge = (file: SourceFile) => file.records.length > 500;
  const small = read.filter((file) => file !== undefined).filter((file) => !isLarge(file));
  await library.setInSlices(small, breathe);
  for (const file of read) if (file && isLarge(file)) await library.setFileInSlices(file, breathe);
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

/** Every grouping, at first (the names are made and sorted) and once more, as after each change. */
async function groupAll(library: Library) {
  const keys = new SortKeys();
  const model = createTreeModel();
  const group = (by: (typeof groupings)[number]) => model.update(groupsOf(by, inputOf(library), keys));
  const first = await timed(async () => {
    await keys.prepare(library.papers, "name", breathe);
    group("category");
  });
  const again: Record<string, number> = {};
  for (const by of groupings) {
    // The quickest of several: what else the machine does is not ours.
    const times = Array.from({ length: rounds }, () => {
      const began = performance.now();
      group(by);
      return performance.now() - began;
    });
    again[by] = rounded(Math.min(...times));
  }
  return { firstGrouping: shown(first), groupingMs: again };
}

const inputOf = (library: Library) => ({
  papers: library.papers,
  categories: library.categories,
  citations: () => 0,
  sourceName: ({ origins: [origin] }: Library["papers"][number]) => origin?.file ?? "",
  sorting: "title" as const,
  words: words as unknown as Parameters<typeof groupsOf>[1]["words"],
});

/** One paper file, and one entry of the `.bib`, each with the grouping that follows. */
async function change(library: Library, files: readonly string[], read: readonly SourceFile[]) {
  const keys = new SortKeys();
  const regroup = () => groupsOf("category", inputOf(library), keys);
  regroup();
  const paper = files.find((file) => file.endsWith(".md"));
  const bib = files.find((file) => file.endsWith(".bib"));
  if (paper === undefined || bib === undefined) return {};
  writeFileSync(paper, readFileSync(paper, "utf8").replace("status: unread", "status: read"));
  const paperFileMs = await timed(async () => {
    const file = await parse(paper);
    if (file) library.setFile(file);
    regroup();
  });
  writeFileSync(bib, readFileSync(bib, "utf8").replace("year = {20", "note = {new}, year = {20"));
  const entryMs = await timed(async () => {
    const file = await parse(
      bib,
      read.find(({ file }) => file === bib),
    );
    if (file) await library.setFileInSlices(file, breathe);
    regroup();
  });
  return { paperFile: shown(paperFileMs), bibEntry: shown(entryMs) };
}

const shown = ({ ms, blockLongest, blockP95 }: Timed) => ({
  ms: rounded(ms),
  longestBlockMs: rounded(blockLongest),
  p95BlockMs: rounded(blockP95),
});

/** Bytes of what is still in use. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}
