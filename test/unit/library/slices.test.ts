import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.ts";
import type { SourceFile, SourceRecord } from "../../../src/core/library/source.ts";
import { bibliography, libraryOf, source } from "./sources.ts";

describe("the library, given a large source in slices", () => {
  it("takes a large source in slices, and only the newest content wins", async () => {
    const many = (prefix: string, count: number) =>
      source("refs.bib", bibliography, ...Array.from({ length: count }, (_, n) => ({ citekey: prefix + n })));
    const library = libraryOf(many("a", 450));
    let count = 0;
    library.onDidChange(() => count++);
    await library.setFileInSlices(many("b", 1000), async () => undefined);
    assert.equal(count, 1);
    assert.deepEqual(
      library.papers.map(({ citekey }) => citekey[0]),
      Array(1000).fill("b"),
    );
    let isFirst = true;
    await library.setFileInSlices(many("c", 1000), async () => {
      if (isFirst) library.setFile(many("d", 3));
      isFirst = false;
    });
    assert.deepEqual(
      library.papers.map(({ citekey }) => citekey),
      ["d0", "d1", "d2"],
    );
    await library.setFileInSlices(many("e", 1000), async () => library.removeFile("refs.bib"));
    assert.equal(library.papers.length, 0);
  });

  it("takes many files in slices, tells once, and comes to what taking them at once comes to", async () => {
    const papers = { kind: "papers", order: 0 } as const;
    const files = Array.from({ length: 230 }, (_, n) =>
      source(`papers/k${n}.md`, papers, { citekey: `k${n % 200}`, doi: `10.1000/${n % 7}` }),
    );
    const library = libraryOf(source("papers/k3.md", papers, { citekey: "old" }));
    const atOnce = libraryOf(source("papers/k3.md", papers, { citekey: "old" }));
    atOnce.batch(() => {
      for (const file of files) atOnce.set(file);
    });
    const told: number[] = [];
    const seen: number[] = [];
    library.onDidChange(() => told.push(library.papers.length));
    await library.setInSlices(files, async () => void seen.push(library.papers.length));
    assert.ok(seen.length > 2);
    assert.deepEqual(told, [atOnce.papers.length]);
    assert.deepEqual(library.papers, atOnce.papers);
    assert.deepEqual(library.problems, atOnce.problems);
  });

  it("keeps in slices the papers whose records are what they were, in the same place", async () => {
    const library = new Library();
    const breathe = async () => undefined;
    const records = (year: number): SourceRecord[] =>
      Array.from({ length: 900 }, (_, n) => ({
        paper: { citekey: `k${n}`, title: "T", authors: ["A", "B"], year: n === 450 ? year : 2000 },
        line: n,
      }));
    const content = (list: SourceRecord[], order = 0): SourceFile => ({
      file: "refs.bib",
      layer: { kind: "bibliography", order },
      records: list,
      problems: [],
    });
    const kept = async (next: SourceFile) => {
      const before = new Set(library.papers);
      await library.setFileInSlices(next, breathe);
      return library.papers.filter((paper) => before.has(paper)).length;
    };
    await library.setFileInSlices(content(records(2001)), breathe);
    assert.equal(await kept(content(records(2001))), 900);
    assert.equal(await kept(content(records(2002))), 899);
    assert.equal(library.byCitekey("k450")?.year, 2002);
    assert.equal(await kept(content(records(2002).slice(0, 500))), 500);
    assert.equal(library.papers.length, 500);
    assert.equal(await kept(content(records(2002).map((one) => ({ ...one, line: one.line + 1 })))), 0);
    assert.equal(library.byCitekey("k1")?.origins[0]?.line, 2);
    assert.equal(
      await kept(
        content(
          records(2002).map((one) => ({ ...one, line: one.line + 1 })),
          1,
        ),
      ),
      0,
    );
    const [first, ...rest] = records(2002);
    const shorter = first && { ...first, paper: { ...first.paper, authors: ["A"] } };
    await kept(content(records(2002)));
    assert.equal(await kept(content(shorter ? [shorter, ...rest] : rest)), 899);
  });
});
