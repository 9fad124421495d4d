import assert from "node:assert/strict";
import { inTurns } from "../../src/core/inTurns.ts";

describe("work in turns", () => {
  it("gives every result in the order of the items, of sixteen at once at most", async () => {
    let running = 0;
    let most = 0;
    const items = Array.from({ length: 100 }, (_, n) => n);
    const results = await inTurns(
      items,
      async (n) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, n % 3));
        running--;
        return n * 2;
      },
      async () => undefined,
    );
    assert.deepEqual(
      results,
      items.map((n) => n * 2),
    );
    assert.equal(most, 16);
  });
  it("lets others have a turn during long work, and ends with the first failure", async () => {
    let turns = 0;
    const busy = async () => {
      for (const end = performance.now() + 3; performance.now() < end; );
    };
    await inTurns(Array.from({ length: 20 }), busy, async () => void turns++);
    assert.ok(turns >= 3, `${turns} turns`);
    await assert.rejects(
      inTurns(
        [1, 2],
        () => Promise.reject(new Error("no")),
        async () => undefined,
      ),
      /no/,
    );
  });
});
