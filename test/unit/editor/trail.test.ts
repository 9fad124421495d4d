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

  it("follows the list that an opened row names, as it was last drawn, and the Library view for a row of that", () => {
    const trail = createTrail();
    trail.drawn("cited", ["key:a", "key:b"]);
    trail.drawn("cited", ["key:c", "key:a"]);
    trail.followRow({ paper: { id: "key:c" }, list: "cited" });
    assert.equal(trail.beside("key:c", 1), "key:a");
    // A hover's link, a key binding: the list stays.
    for (const argument of [undefined, "key:b", null, {}]) trail.followRow(argument);
    assert.equal(trail.beside("key:c", 1), "key:a");
    trail.followRow({ paper: { id: "key:c" }, list: "of nobody" });
    assert.equal(trail.beside("key:c", 1), undefined);
    trail.followRow({ paper: { id: "key:c" }, list: "cited" });
    trail.followRow({ paper: { id: "key:c" } });
    assert.equal(trail.beside("key:c", 1), undefined);
  });
});
