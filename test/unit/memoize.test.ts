import assert from "node:assert/strict";
import { memoizeTexts } from "../../src/core/memoize.ts";

describe("what is remembered of texts", () => {
  it("is asked once of each text, and again of all when there are too many", () => {
    const asked: string[] = [];
    const lengthOf = memoizeTexts(2, (text) => asked.push(text) && text.length);
    for (const text of ["one", "three", "one", "three"]) assert.equal(lengthOf(text), text.length);
    assert.deepEqual(asked, ["one", "three"]);
    assert.equal(lengthOf("seventh"), 7);
    assert.equal(lengthOf("one"), 3);
    assert.deepEqual(asked, ["one", "three", "seventh", "one"]);
  });

  it("remembers that there is no answer", () => {
    let asked = 0;
    const nothing = memoizeTexts(2, () => {
      asked++;
      return undefined;
    });
    assert.equal(nothing("text"), undefined);
    assert.equal(nothing("text"), undefined);
    assert.equal(asked, 1);
  });
});
