import assert from "node:assert/strict";
import { withTypos } from "../../../src/core/search/index/typos.ts";
import { sortedTerms } from "./sortedTerms.ts";

const words = [
  "attend",
  "attention",
  "attentive",
  "cat",
  "catalog",
  "cats",
  "chat",
  "kv",
  "scale",
  "scaled",
  "学",
  "習",
];
const terms = sortedTerms(words);
const within = ({ start, end }: { start: number; end: number }) => words.slice(start, end);
const near = (text: string, typos = 1, asPrefix = false) =>
  [...new Set(withTypos(terms, text, typos, asPrefix).flatMap(within))].sort();

describe("the sorted terms of an index", () => {
  it("find a term, and none that only begins with it", () => {
    assert.deepEqual(within(terms.exactly("cat")), ["cat"]);
    assert.deepEqual(within(terms.exactly("ca")), []);
    assert.deepEqual(within(terms.exactly("zebra")), []);
  });
  it("find terms by their beginning", () => {
    assert.deepEqual(within(terms.startingWith("atten")), ["attend", "attention", "attentive"]);
    assert.deepEqual(within(terms.startingWith("学")), ["学"]);
    assert.deepEqual(within(terms.startingWith("b")), []);
  });
  it("forgive a letter left out, put in, exchanged, and two changed about", () => {
    for (const typo of ["atention", "attentiion", "attenxion", "attetnion", "ttention", "attentio"])
      assert.deepEqual(near(typo), ["attention"], typo);
    assert.deepEqual(near("cat"), ["cats", "chat"]);
  });
  it("forgive two typos where two are forgiven", () => {
    assert.deepEqual(near("atentoin"), []);
    assert.deepEqual(near("atentoin", 2), ["attention"]);
  });
  it("forgive a typo in the beginning of a term, but not in the last letter that was typed", () => {
    assert.deepEqual(near("atenti", 1, true), ["attention", "attentive"]);
    assert.deepEqual(near("catx", 1, true), ["cat", "cats"]);
  });
});
