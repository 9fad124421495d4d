import assert from "node:assert/strict";
import { mayBeMissing } from "../../../src/core/search/whyFound.ts";
import { paper } from "../groups/paper.ts";

describe("a query of Search Papers that may be a paper to add", () => {
  const kivi = paper("liu2024kivi", {
    title: "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache",
    id: "arXiv:2402.02750",
    ids: ["arXiv:2402.02750", "key:liu2024kivi"],
    abstract: "We study the flight of wasps.",
  });
  for (const [query, expected] of [
    ["On the Flight of Wasps", true],
    ["asymmetric quantization of wasps", true],
    ["asymmetric quantization", false],
    ["kivi quant", false],
    // A word alone is a search, and so is what has a filter or a quotation.
    ["wasps", false],
    ["flight wasps year:2024", false],
    ['"flight of wasps"', false],
    ["https://arxiv.org/abs/2402.02750", false],
    ["liu2024kivi", false],
  ] as const)
    it(`${query}: ${expected}`, () => assert.equal(mayBeMissing(query, kivi), expected));

  it("is one where nothing was found", () => {
    assert.ok(mayBeMissing("flight of wasps", undefined));
    assert.ok(!mayBeMissing("author:doe wasps flight", undefined));
  });
});
