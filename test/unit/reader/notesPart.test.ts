import assert from "node:assert/strict";
import fc from "fast-check";
import { notesPartOf, placeIn } from "../../../src/editor/reader/notesPart.ts";

describe("the notes of a paper file", () => {
  const cases: readonly [string, string, Omit<NonNullable<ReturnType<typeof notesPartOf>>, "front">][] = [
    ["after the record", "---\ncitekey: a\n---\nnotes\n", { notes: "notes\n", line: 3, closed: true }],
    ["none yet", "---\ncitekey: a\n---\n", { notes: "", line: 3, closed: true }],
    ["none, and no line's end", "---\ncitekey: a\n---", { notes: "", line: 3, closed: false }],
    ["lines with CRLF", "---\r\ncitekey: a\r\n---\r\na\r\nb", { notes: "a\nb", line: 3, closed: true }],
    [
      "with a rule in them",
      "---\ncitekey: a\n---\na\n\n---\nb",
      { notes: "a\n\n---\nb", line: 3, closed: true },
    ],
  ];
  for (const [why, text, expected] of cases) {
    it(`begin where the record ends: ${why}`, () => {
      const part = notesPartOf(text);
      assert.ok(part);
      const { front, ...rest } = part;
      assert.deepEqual(rest, expected);
      assert.ok(text.startsWith(front));
    });
  }

  for (const text of ["", "# A page\n", "---\ncitekey: a\nno end", "<<<<<<< HEAD\n---\ncitekey: a\n---\n"]) {
    it(`are not there in ${JSON.stringify(text)}`, () => assert.equal(notesPartOf(text), undefined));
  }

  it("have places that lead back to their offsets", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", "😀") }),
        fc.nat(30),
        fc.nat(5),
        (text, at, first) => {
          const offset = Math.min(at, text.length);
          const { line, character } = placeIn(text, offset, first);
          const lines = text.split("\n").slice(0, line - first);
          assert.equal(lines.reduce((sum, one) => sum + one.length + 1, 0) + character, offset);
        },
      ),
    );
  });
});
