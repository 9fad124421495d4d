import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";
import { cellLines } from "../../../src/editor/documents/cellLines.ts";

/** The line of the only citation of a text, as it is shown, and what the citation's range cuts out of it. */
function shown(
  raw: string,
  language: "notebook" | "python",
): readonly [string | undefined, string | undefined, number] {
  const [citation] = scan(raw, language);
  assert.ok(citation);
  const near = cellLines({ lines: raw.split("\n"), citation });
  const line = near.lines[near.citation.line];
  return [line, line?.slice(near.citation.start, near.citation.end), near.lines.length];
}

const notebook = (source: unknown) =>
  JSON.stringify({ cells: [{ cell_type: "markdown", source }], nbformat: 4, metadata: {} }, undefined, 1);

describe("a line of a notebook's raw file", () => {
  it("is shown as its cell shows it, with its neighbours of the cell", () => {
    const raw = notebook(["# One\n", "two\n", 'A "quoted" é \\alpha of arXiv:1706.03762, §3\n', "four\n"]);
    assert.deepEqual(shown(raw, "notebook"), [
      'A "quoted" é \\alpha of arXiv:1706.03762, §3',
      "arXiv:1706.03762",
      4,
    ]);
  });

  it("is left as it is where a cell is one string, and in what is no notebook", () => {
    const raw = notebook("one\ntwo arXiv:1706.03762\n");
    assert.equal(shown(raw, "notebook")[1], "arXiv:1706.03762");
    assert.match(shown(raw, "notebook")[0] ?? "", /"source": "one\\ntwo/);
    assert.equal(shown('"arXiv:1706.03762"\n', "python")[0], '"arXiv:1706.03762"');
  });
});
