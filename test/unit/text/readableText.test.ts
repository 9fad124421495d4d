import assert from "node:assert/strict";
import { plainOf, readable } from "../../../src/core/text/abstractText.ts";

describe("a paragraph of an abstract, as a reader expects it", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["30\\% less memory, R\\&D, a\\_b", "30% less memory, R&D, a_b"],
    ["up to 2.31times on an A100", "up to 2.31× on an A100"],
    ["bringing 2.35times sim 3.47times throughput", "bringing 2.35× ∼ 3.47× throughput"],
    ["it ran 3 times, sometimes 10 times longer", "it ran 3 times, sometimes 10 times longer"],
    ["an R^2 score in sub-O(n^2) time, x^{10}", "an R² score in sub-O(n²) time, x¹⁰"],
    ["2^16 keys, 10^-3, [a^b]", "2^16 keys, 10^-3, [a^b]"],
    ["\\emph{always} and \\textbf{never}", "always and never"],
    ["``quoted'' pages 3--5---a lot; --flag", "“quoted” pages 3–5—a lot; --flag"],
    ["costs $5 and $6, \\$7 more", "costs $5 and $6, $7 more"],
    ["a simple sim of 5 sims", "a simple sim of 5 sims"],
  ];
  for (const [written, shown] of cases)
    it(`shows ${written} as ${shown}`, () => {
      assert.equal(plainOf(readable(written)), shown);
      assert.ok(readable(written).every((run) => typeof run === "string"));
    });

  it("has formulas apart, between signs of every kind", () => {
    assert.deepEqual(readable("In $O(n^2)$ and \\(x\\): $$a_i$$ \\[b\\]."), [
      "In ",
      { tex: "O(n^2)", display: false },
      " and ",
      { tex: "x", display: false },
      ": ",
      { tex: "a_i", display: true },
      " ",
      { tex: "b", display: true },
      ".",
    ]);
  });
});
