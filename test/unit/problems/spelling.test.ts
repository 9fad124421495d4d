import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance, nearestAmong } from "../../../src/core/problems/spelling.ts";

/** The definition, letter by letter. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = cost;
    }
  }
  return at(a.length, b.length);
}

describe("the nearest citekeys", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });

  it("are found by the distance as defined, up to the bound", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 5 }), (a, b, most) => {
        assert.equal(editDistance(a, b, most), Math.min(plainDistance(a, b), most + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it("come nearest first, and none that is further than four letters", () => {
    const keys = ["vaswani2017attention", "vaswani2017attentive", "jiang2024megascale"];
    const near = nearestAmong(keys);
    assert.deepEqual(near("vaswani2017atention", 3), ["vaswani2017attention", "vaswani2017attentive"]);
    assert.deepEqual(near("vaswani2017something", 3), []);
  });

  it("misses none that is near", () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "A", "2", "ä", "-"), maxLength: 14 });
    fc.assert(
      fc.property(key, fc.array(key), (wanted, all) => {
        const most = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)));
        const near = all.filter((one) => editDistance(wanted.toLowerCase(), one.toLowerCase(), most) <= most);
        assert.deepEqual([...nearestAmong(all)(wanted, all.length)].sort(), near.sort());
      }),
    );
  });
});
