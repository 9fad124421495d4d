import assert from "node:assert/strict";
import { isFulfilled } from "../../../src/editor/isFulfilled.ts";

describe("whether a promise is fulfilled by now", () => {
  it("is seen also behind a few others, and not waited for", async () => {
    const there = Promise.resolve("a")
      .then(() => "b")
      .then(() => "c");
    assert.equal(await isFulfilled(there), true);
    assert.equal(await isFulfilled(new Promise(() => undefined)), false);
  });
});
