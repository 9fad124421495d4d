import assert from "node:assert/strict";
import fc from "fast-check";
import { applySpan, joinedSpans, type Span } from "../../../src/core/text/span.ts";

describe("what was typed in several steps", () => {
  const typed = (...changes: [start: number, end: number, text: string][]) =>
    joinedSpans(changes.map(([start, end, text]) => ({ start, end, text }))).map(({ start, text }) => [
      start,
      text,
    ]);

  it("is one text where the steps follow one another", () => {
    assert.deepEqual(typed([5, 5, "The "], [9, 9, "quick"], [14, 14, " fox"]), [[5, "The quick fox"]]);
  });

  it("is corrected by later steps", () => {
    assert.deepEqual(typed([5, 5, "The qiuck"], [10, 12, "ui"]), [[5, "The quick"]]);
    assert.deepEqual(typed([5, 5, "The"], [8, 8, " fox"], [6, 8, "wo"]), [[5, "Two fox"]]);
  });

  it("is two texts in two places", () => {
    assert.deepEqual(typed([10, 10, "B"], [2, 2, "AA"]), [
      [2, "AA"],
      [12, "B"],
    ]);
  });

  it("stands in the text after all steps as it says", () => {
    const step = fc.record({
      at: fc.nat(30),
      length: fc.nat(4),
      text: fc.constantFrom("", "X", "YY", "ZZZ"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let text = "abcdefghijklmnop";
        const changes: Span[] = [];
        for (const { at, length, text: added } of steps) {
          const start = Math.min(at, text.length);
          const change = { start, end: Math.min(text.length, start + length), text: added };
          changes.push(change);
          text = applySpan(text, change);
        }
        for (const { start, text: kept } of joinedSpans(changes)) assert.ok(text.startsWith(kept, start));
        const letters = [...text].filter((letter) => /[XYZ]/.test(letter)).length;
        const joined = joinedSpans(changes)
          .map((one) => one.text)
          .join("");
        assert.equal([...joined].filter((letter) => /[XYZ]/.test(letter)).length, letters);
      }),
    );
  });
});
