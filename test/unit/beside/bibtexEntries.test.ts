import assert from "node:assert/strict";
import { bibtexEntries } from "../../../src/core/beside/bibtexEntries.ts";

/** The titles of the entries in which the `|` of a text stand. */
function titles(text: string): readonly (string | undefined)[] {
  const lines = text.split("\n");
  const titleOf = bibtexEntries(lines);
  return lines.flatMap((line, number) =>
    [...line.matchAll(/\|/g)].map(
      ({ index }) => titleOf({ line: number, start: index, end: index + 1 })?.title?.text,
    ),
  );
}

describe("The titles of BibTeX entries in a text", () => {
  const cases: readonly (readonly [name: string, text: string, titles: readonly (string | undefined)[]])[] = [
    ["before and behind the place", "| @misc{a, title={A B}, x={|}} |", [undefined, "A B", undefined]],
    ["of two entries in a line", "@misc{a, title={A}, x={|}} @misc{b, x={|}, title={B}}", ["A", "B"]],
    [
      "over lines, behind comment marks",
      "# @article{a,\n#   title = {{A} long\n#   one},\n#   x={|}\n# }",
      ["A} long one"],
    ],
    ["in quotes", '@misc{a, x="|",\n title = "In quotes",\n}', ["In quotes"]],
    ["in an entry with round brackets", "@misc(a, title={A (b)}, x={|})", ["A (b)"]],
    ["not the booktitle", "@inproceedings{a, booktitle={Proceedings}, x={|}}", [undefined]],
    [
      "of an entry that is not closed before the next",
      "@misc{a, title={A},\nx={|},\n@misc{b, title={B}, x={|}}",
      ["A", "B"],
    ],
    ["not of what is behind an entry", "@misc{a, title={A}}\n|\n@decorator(x)\n|", [undefined, undefined]],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(titles(text), expected));
});
