import assert from "node:assert/strict";
import { inOrder, isOrder, WordOrder } from "../../../src/core/search/index/wordOrder.ts";

const text = (n: number) => Array.from({ length: 500 }, (_, word) => `w${n}x${word}`).join(" ");
const phrase = (n: number) => inOrder([`w${n}x7`, `w${n}x8`], true);
/** How many numbers are saved. */
const kept = (order: WordOrder, size: number) => order.saved(size).numbers.length;

describe("the order of the words of papers", () => {
  it("keeps nothing to speak of a paper that was edited a thousand times, and all of the others", () => {
    const order = new WordOrder();
    const others = 200;
    for (let n = 0; n < others; n++) order.add(n, [text(n)]);
    const before = kept(order, others);
    let document = others;
    order.add(document, [text(document)]);
    for (let edit = 0; edit < 1000; edit++) {
      order.forget(document);
      document++;
      order.add(document, [text(document)]);
    }
    const after = kept(order, document + 1);
    // Five times of the thousand would already be more.
    assert.ok(after < 3 * before, `${after} beside ${before}`);
    const saved = order.saved(document + 1);
    assert.ok(isOrder(saved));
    const plain = new WordOrder();
    for (let n = 0; n < others; n++) plain.add(n, [text(n)]);
    for (const one of [order, new WordOrder(saved)]) {
      for (let n = 0; n < others; n++) {
        assert.ok(one.mayHave(n, phrase(n)), String(n));
        const other = phrase(n + 1);
        assert.equal(one.mayHave(n, other), plain.mayHave(n, other), String(n));
      }
      assert.ok(one.mayHave(document, phrase(document)) && one.knows(document));
      assert.ok(!one.knows(document - 1));
    }
  });

  it("forgets also what it was saved with", () => {
    const order = new WordOrder();
    for (let n = 0; n < 1000; n++) order.add(n, [text(n)]);
    const before = kept(order, 1000);
    const again = new WordOrder(order.saved(1000));
    for (let n = 0; n < 900; n++) again.forget(n);
    assert.ok(kept(again, 1000) < before / 2);
    for (let n = 900; n < 1000; n++) {
      assert.ok(again.mayHave(n, phrase(n)), String(n));
      assert.equal(again.mayHave(n, phrase(n - 1)), order.mayHave(n, phrase(n - 1)), String(n));
    }
  });
});
