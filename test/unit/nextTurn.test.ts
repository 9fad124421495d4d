import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { oneATurn } from "../../src/core/nextTurn.ts";
import { inSlices } from "../../src/core/steps.ts";

describe("long works in slices", () => {
  it("leave a turn to what is none of them, as a file that is read meanwhile", async () => {
    const ends: string[] = [];
    // Both go on until the file is read; if that gets no turn, until the test has waited long enough.
    function* busy() {
      const end = performance.now() + 20_000;
      while (ends.length === 0 && performance.now() < end) yield;
      ends.push("work");
    }
    const look = async () => {
      for (const _ of [1, 2, 3]) await stat(process.execPath);
      ends.push("look");
    };
    await Promise.all([inSlices(busy()), inSlices(busy()), look()]);
    assert.equal(ends[0], "look");
  });
});

describe("works that are asked for together", () => {
  it("run one a turn, in order, and one that fails stops no other", async () => {
    const inTurn = oneATurn();
    const seen: string[] = [];
    const ask = (name: string) =>
      inTurn(() => {
        seen.push(name);
        setImmediate(() => seen.push("others"));
        if (name === "b") throw new Error(name);
        return name;
      });
    const ends = await Promise.allSettled(["a", "b", "c"].map(ask));
    assert.deepEqual(seen, ["a", "others", "b", "others", "c", "others"]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
  });
});
