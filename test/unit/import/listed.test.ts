import assert from "node:assert/strict";
import { isChosenAtFirst, listedLines, rowsOf } from "../../../src/core/import/listed.ts";
import type { ImportRow } from "../../../src/core/import/plan.ts";

const rows = (count: number, kind: ImportRow["kind"], more: Partial<ImportRow> = {}) =>
  Array.from({ length: count }, (_, n): ImportRow => {
    const citekey = `${kind}${n}`;
    return { kind, paper: { citekey, title: `Of ${citekey}` }, file: "a.bib", line: n, ...more };
  });
const lines = (...some: (readonly ImportRow[])[]) => [
  ...listedLines({ rows: some.flat(), problems: [], leftOut: [] }),
];
const chosen = (all: ReturnType<typeof lines>) => all.filter(isChosenAtFirst).flatMap(rowsOf);

describe("the list of what an import will do", () => {
  it("has all papers of a few, the new ones chosen", () => {
    const all = lines(rows(2, "known"), rows(2, "new"), rows(1, "doubtful"));
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ["heading", "paper", "paper", "heading", "paper", "heading", "paper", "paper"],
    );
    assert.deepEqual(
      chosen(all).map(({ paper }) => paper.citekey),
      ["new0", "new1"],
    );
    assert.equal(all.flatMap(rowsOf).length, 3, "a known paper cannot be chosen");
  });
  it("has one line for what is beyond three thousand, chosen as they are: nothing is left out unasked", () => {
    const all = lines(rows(10_000, "new"), rows(4000, "doubtful"));
    assert.ok(all.length < 6100);
    assert.equal(chosen(all).length, 10_000);
    assert.equal(new Set(all.flatMap(rowsOf)).size, 14_000);
    const more = all.filter((line) => line.kind === "more");
    assert.deepEqual(
      more.map(({ count }) => count),
      [7000, 1000],
    );
    assert.deepEqual(more.map(isChosenAtFirst), [true, false]);
  });
  it("takes the new notes of known papers also where too many are known to be listed", () => {
    const all = lines(rows(300, "known"), rows(150, "known", { addsNotes: true }));
    assert.equal(chosen(all).length, 150);
    assert.ok(all.length < 210);
  });
});
