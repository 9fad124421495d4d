import assert from "node:assert/strict";
import { parseArxivId } from "../../../src/core/ids/arxiv.ts";
import { arxivProblem } from "../../../src/core/ids/impossibleArxivId.ts";

describe("arxivProblem", () => {
  const good = [
    "0704.0001",
    "1412.9999v12",
    "1501.00001",
    "2402.15627v2",
    "0912.1234",
    "math/0611800",
    "math.CA/0611800v2",
    "quant-ph/9503016",
    "cond-mat.mes-hall/0703001",
    "hep-th/9107001",
  ];
  for (const id of good) it(`lets ${id} pass`, () => assert.equal(arxivProblem(id), undefined));

  const bad: readonly (readonly [id: string, reason: string, expected?: string])[] = [
    ["1805.0366", "digits", "5"],
    ["1092.02134", "month"],
    ["1606.0841", "digits", "5"],
    ["1411.12345", "digits", "4"],
    ["1501.0001", "digits", "5"],
    ["1234.56789", "month"],
    ["2400.12345", "month"],
    ["0703.0001", "date"],
    ["9501.12345", "date"],
    ["2401.00000", "number"],
    ["2401.00001v0", "version"],
    ["24015.62712", "shape"],
    ["240215627", "shape"],
    ["hello", "shape"],
    ["foo-bar/0611800", "archive"],
    ["math/061180", "digits", "7"],
    ["math/0613800", "month"],
    ["math/0704001", "date"],
    ["math/9106001", "date"],
    ["math/0611000", "number"],
  ];
  for (const [id, reason, expected] of bad)
    it(`says of ${id}: ${reason}`, () => {
      const problem = arxivProblem(id);
      assert.deepEqual([problem?.reason, problem?.expected], [reason, expected]);
    });

  it("says that a month has not come only where it is told the day", () => {
    assert.equal(arxivProblem("2611.00001"), undefined);
    assert.equal(arxivProblem("2611.00001", new Date("2026-10-31"))?.reason, "future");
    assert.equal(arxivProblem("2611.00001", new Date("2026-11-01")), undefined);
  });
});

describe("parseArxivId", () => {
  it("drops the subject class and keeps the version apart", () => {
    assert.deepEqual(parseArxivId("math.CA/0611800v2"), { id: "math/0611800", version: 2 });
    assert.deepEqual(parseArxivId("2402.15627"), { id: "2402.15627" });
    assert.equal(parseArxivId("arXiv:2402.15627"), undefined);
  });
});
