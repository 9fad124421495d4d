import assert from "node:assert/strict";
import { createTrail } from "../../../src/editor/papers/trail.ts";

describe("the list that a paper was opened from", () => {
  it("leads to the papers beside it, to its ends, and nowhere from a paper that it lacks", () => {
    const trail = createTrail();
    assert.equal(trail.beside("key:a", 1), undefined);
    trail.follow(["key:b", "key:a", "key:b", "key:c"]);
    assert.equal(trail.beside("key:b", 1), "key:a");
    assert.equal(trail.beside("key:a", 1), "key:c");
    assert.equal(trail.beside("key:c", -1), "key:a");
    assert.equal(trail.beside("key:c", 1), "end");
    assert.equal(trail.beside("key:b", -1), "end");
    assert.equal(trail.beside("key:other", 1), undefined);
    trail.follow([]);
    assert.equal(trail.beside("key:b", 1), undefined);
  });
});
