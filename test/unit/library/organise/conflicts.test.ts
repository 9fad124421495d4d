import assert from "node:assert/strict";
import { conflictsIn, resolved } from "../../../../src/core/library/versions/conflicts.ts";

const text = (eol: string, base = "") =>
  [
    "a",
    "<<<<<<< HEAD",
    "ours",
    ...(base ? ["||||||| base", base] : []),
    "=======",
    "theirs",
    "more",
    ">>>>>>> other",
    "b",
    "",
  ].join(eol);

describe("the conflicts that Git leaves in a file", () => {
  it("are found with the texts of both sides, whatever the line ends, with the base between them or not", () => {
    for (const eol of ["\n", "\r\n"])
      for (const base of ["", "was"]) {
        const [conflict, ...others] = conflictsIn(text(eol, base));
        assert.ok(conflict && others.length === 0);
        assert.deepEqual([conflict.ours, conflict.theirs], [`ours${eol}`, `theirs${eol}more${eol}`]);
        assert.equal(resolved(text(eol, base), conflict, "ours"), `a${eol}ours${eol}b${eol}`);
        assert.equal(
          resolved(text(eol, base), conflict, "both"),
          `a${eol}ours${eol}theirs${eol}more${eol}b${eol}`,
        );
      }
  });
  it("may be empty on a side, several, and at the end of the file", () => {
    const two = "<<<<<<< x\n=======\nnew\n>>>>>>> y\nz\n<<<<<<< x\nold\n=======\n>>>>>>> y";
    assert.deepEqual(
      conflictsIn(two).map(({ ours, theirs }) => [ours, theirs]),
      [
        ["", "new\n"],
        ["old\n", ""],
      ],
    );
    const [first] = conflictsIn(two);
    assert.ok(first);
    assert.equal(resolved(two, first, "theirs"), "new\nz\n<<<<<<< x\nold\n=======\n>>>>>>> y");
  });
  it("are none in a text that only shows such lines", () => {
    for (const other of [
      "=======\n",
      "<<<<<<< x\nno end\n",
      "> <<<<<<< x\na\n=======\nb\n>>>>>>> y\n",
      "<<<<<<<< x\na\n=======\n>>>>>>> y\n",
    ])
      assert.deepEqual(conflictsIn(other), [], other);
  });
});
