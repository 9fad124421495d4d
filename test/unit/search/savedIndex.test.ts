import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { nothingCited } from "../../../src/core/search/filters/filters.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { seedLibrary } from "./seedLibrary.ts";

function setPapers(library: Library, ...papers: readonly Paper[]): void {
  const records = papers.map((paper, line) => ({ paper, line }));
  library.setFile({ file: "a.bib", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
}

async function savedOf(library: Library): Promise<Uint8Array> {
  const search = new PaperSearch(library);
  await search.ready;
  const bytes = await search.save();
  assert.ok(bytes);
  return bytes;
}

const found = (search: PaperSearch, query: string) =>
  search.search(query).map(({ paper, score }) => [paper.citekey, score]);

describe("the saved index of the search", () => {
  const alpha = { citekey: "a", title: "Alpha", abstract: "Speaks of elephants." };
  const beta = { citekey: "b", title: "Beta", abstract: "Speaks of giraffes." };

  it("finds what the index found that was saved, with the same scores, and indexes nothing again", async () => {
    const library = seedLibrary();
    const search = new PaperSearch(library);
    const again = await PaperSearch.from(library, nothingCited, await savedOf(library));
    assert.equal(again.changes, 0);
    for (const query of [
      "kv cache",
      "stragglers",
      "megascal",
      "attnetion",
      "training large batch",
      "2402.15627",
    ])
      assert.deepEqual(found(again, query), found(search, query), query);
  });

  it("takes what was edited, added and removed meanwhile from the library", async () => {
    const library = new Library();
    setPapers(library, alpha, beta);
    const bytes = await savedOf(library);
    setPapers(library, { ...alpha, abstract: "Speaks of lions." }, { citekey: "c", title: "Gamma" }, beta);
    const search = await PaperSearch.from(library, nothingCited, bytes);
    assert.equal(search.changes, 2);
    const keys = (query: string) => search.search(query).map(({ paper }) => paper.citekey);
    assert.deepEqual(
      [keys("elephants"), keys("lions"), keys("giraffes"), keys("gamma")],
      [[], ["a"], ["b"], ["c"]],
    );
    setPapers(library, beta);
    assert.deepEqual([keys("lions"), keys("giraffes")], [[], ["b"]]);
  });

  it("sees the change of any one letter, the length being the same, and words that move to another field", async () => {
    const abstract = "é".repeat(9_000) + "大規".repeat(9_000);
    const paper = { citekey: "a", title: "Alpha", abstract, tags: ["beta"], venue: "Gamma" };
    const library = new Library();
    setPapers(library, paper);
    const bytes = await savedOf(library);
    const other = [0, 1, 8_999, 9_000, 20_000, 26_998, 26_999].map((at) => ({
      ...paper,
      abstract: `${abstract.slice(0, at)}x${abstract.slice(at + 1)}`,
    }));
    const moved = { ...paper, tags: [], notes: "beta" };
    for (const edited of [...other, moved, { ...paper, abstract: `${abstract}\0` }]) {
      setPapers(library, edited);
      const search = await PaperSearch.from(library, nothingCited, bytes);
      assert.notEqual(search.changes, 0);
      search.dispose();
    }
    setPapers(library, paper);
    assert.equal((await PaperSearch.from(library, nothingCited, bytes)).changes, 0);
  });

  it("is not used where a byte of it is another, or bytes are missing", async () => {
    const library = seedLibrary();
    const bytes = await savedOf(library);
    const bad = [
      new Uint8Array(0),
      new Uint8Array(400),
      bytes.slice(0, 2000),
      bytes.slice(4),
      bytes.slice(0, -4),
    ];
    for (let at = 0; at < bytes.length; at += 4999) {
      const one = bytes.slice();
      one[at] = (one[at] ?? 0) ^ 0x10;
      bad.push(one);
    }
    for (const one of bad) {
      const search = await PaperSearch.from(library, nothingCited, one);
      assert.equal(search.changes, library.papers.length);
      await search.ready;
      assert.equal(search.search("megascale")[0]?.paper.citekey, "jiang2024megascale");
    }
  });
});
