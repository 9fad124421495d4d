import assert from "node:assert/strict";
import { SegmentWriter } from "../../../src/core/search/index/writer.ts";

const field = { boost: 1, length: 10, text: (text: string) => text };

describe("the writer of an index", () => {
  it("takes more words, longer ones and more documents than it has room for at first", () => {
    const writer = new SegmentWriter([field]);
    const words = Array.from({ length: 20_000 }, (_, n) => `w${n}`);
    writer.add(0, words.join(" "));
    // Parts of compounds have no limit.
    const long = `${"x".repeat(70_000)}-${"長".repeat(3)}é${"ü".repeat(70_000)}`;
    writer.add(1, long);
    for (let document = 2; document < 5_000; document++) writer.add(document, `w1 w${document} same`);
    const { terms, starts, documents } = writer.take();
    const having = (text: string) => {
      const { start, end } = terms.exactly(text);
      return [...documents.subarray(starts[start], starts[end])];
    };
    for (const word of words.slice(5_000)) assert.deepEqual(having(word), [0], word);
    assert.deepEqual(having("w4711"), [0, 4711]);
    assert.equal(having("w1").length, 4_999);
    assert.equal(having("same").length, 4_998);
    assert.deepEqual(having("x".repeat(70_000)), [1]);
  });

  it("makes of the documents of a second segment what it makes of them alone", () => {
    const [writer, other] = [new SegmentWriter([field]), new SegmentWriter([field])];
    writer.add(0, "attention heads attention KV-cache");
    writer.take();
    for (const one of [writer, other]) one.add(1, "the head's attention, in a cache");
    assert.deepEqual(writer.take(), other.take());
    assert.equal(writer.size, 0);
  });
});
