import assert from "node:assert/strict";
import { isSettled } from "../../../src/editor/isSettled.ts";

describe("whether a promise is fulfilled by now", () => {
  it("is seen also behind a few others, and not waited for", async () => {
    const there = Promise.resolve("a")
      .then(() => "b")
      .then(() => "c");
    assert.equal(await isSettled(there), true);
    assert.equal(await isSettled(new Promise(() => undefined)), false);
  });
});
