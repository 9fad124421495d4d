import assert from "node:assert/strict";
import { citingCells } from "../../../src/core/citations/notebooks/citingCells.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const metadata = { kernelspec: { language: "python" } };
const cells = [
  {
    cell_type: "markdown",
    source: '## A "Title" with é\r\n\r\n\t[Paper](https://arxiv.org/abs/2402.15627)\n',
  },
  { cell_type: "markdown", source: ["nothing\n"] },
  {
    cell_type: "code",
    source: ["# One, arXiv:1904.00962, and\n", "# \u{1f989} arXiv:1706.03762 or ", "arXiv:2210.15191"],
  },
];
const layouts: Record<string, string> = {
  "a value a line": JSON.stringify({ cells, metadata, nbformat: 4 }, undefined, 1),
  "all on one line": JSON.stringify({ cells, metadata, nbformat: 4 }),
  "escaped to ASCII": JSON.stringify({ cells, metadata, nbformat: 4 }).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  ),
  "with Windows' line ends": JSON.stringify({ cells, metadata, nbformat: 4 }, undefined, 2).replaceAll(
    "\n",
    "\r\n",
  ),
};

describe("The cells of a notebook that cite", () => {
  for (const [name, raw] of Object.entries(layouts))
    it(`place their citations in their own lines, and back: ${name}`, () => {
      const citations = scan(raw, "notebook");
      assert.equal(citations.length, 4);
      const found = citingCells(raw, citations) ?? [];
      assert.deepEqual(
        found.map(({ lines }) => lines),
        [
          ['## A "Title" with é', "", "\t[Paper](https://arxiv.org/abs/2402.15627)", ""],
          ["# One, arXiv:1904.00962, and", "# \u{1f989} arXiv:1706.03762 or arXiv:2210.15191"],
        ],
      );
      for (const { lines, citations: here } of found)
        for (const { line, start, end, text } of here) assert.equal(lines[line]?.slice(start, end), text);
      const back = found.flatMap(({ citations: here, placeInFile }) => here.map(placeInFile));
      assert.deepEqual(back, citations);
    });
  it("are none in a text that is no notebook", () => {
    const text = "See arXiv:2402.15627";
    assert.equal(citingCells(text, scan(text, "notebook")), undefined);
  });
});
