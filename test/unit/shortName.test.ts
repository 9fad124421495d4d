import assert from "node:assert/strict";
import { authorYear, shortName } from "../../src/core/citekeys/shortName.ts";

describe("the short name of a paper", () => {
  const cases: readonly (readonly [title: string, aliases: readonly string[], name: string | undefined])[] = [
    ["MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs", [], "MegaScale"],
    ["Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", ["LAMB"], "LAMB"],
    ["Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", [], undefined],
    ["Adam: A Method for Stochastic Optimization", ["A Method for Stochastic Optimization"], "Adam"],
    ["Attention Is All You Need", [], undefined],
    ["Deep Learning", [], undefined],
    ["BIG-Bench Hard: A Study", [], "BIG-Bench Hard"],
    ["", ["LAMB"], "LAMB"],
    ["", [], undefined],
  ];
  for (const [title, aliases, name] of cases)
    it(`is ${name ?? "none"} for “${title}” ${aliases.join()}`, () =>
      assert.equal(shortName({ title, aliases }), name));

  it("is a family name and a year where there is no name", () => {
    assert.equal(authorYear({ authors: ["Yang You", "Jing Li"], year: 2019 }), "You 2019");
    assert.equal(authorYear({ authors: ["Aaron van den Oord"] }), "van den Oord");
    assert.equal(authorYear({ authors: [], year: 2019 }), undefined);
    assert.equal(authorYear({ year: 2019 }), undefined);
  });
});
