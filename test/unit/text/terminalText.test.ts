import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonText, terminalBibliography, terminalText } from "../../../src/core/text/terminalText.ts";

const sign = fc.constantFrom(
  ..."\0\x07\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202e\u2066\u2069\ufeff\ud800",
  ..."\n\r\t :#[ab",
  "::",
  "##[",
  "##vso[",
  "é",
);
const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(""));
const steers = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##(?:\[|vso\[)/u;

describe("Text for a terminal or a runner", () => {
  it("has nothing that steers either", () => {
    fc.assert(
      fc.property(text, (value) => {
        assert.doesNotMatch(terminalText(value), steers);
        assert.doesNotMatch(terminalText(value), /^\s*::/);
        const lines = terminalBibliography(value);
        assert.doesNotMatch(lines.replace(/[\n\t]/g, ""), /[\p{Cc}\p{Cs}\u2066-\u2069\u202a-\u202e]/u);
        assert.doesNotMatch(lines, /^\s*::|##(?:\[|vso\[)/m);
      }),
    );
  });

  it("is JSON of the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), (value) => {
        const written = jsonText(value);
        assert.doesNotMatch(written.replaceAll("\n", ""), steers);
        assert.deepEqual(Object.entries(JSON.parse(written)), Object.entries(value));
      }),
    );
  });

  it("leaves all other text as it is", () => {
    const plain = "Straße: “ö”, 中文, 👩‍🔬, a::b, # [x]";
    assert.equal(terminalText(plain), plain);
    assert.equal(terminalText("\x1b[31m\u202e ::x ##[y]"), "\\x1b[31m\\u202e ::x \\x23#[y]");
    assert.equal(terminalText("::x"), "\\x3a:x");
  });
});
