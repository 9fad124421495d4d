import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";
import { checkFile } from "../../../src/core/problems/checkFile.ts";
import { defaultProblemSettings } from "../../../src/core/problems/severities.ts";
import { titleIndex } from "../../../src/core/problems/titles/titleIndex.ts";
import { lookup, paper, seeds } from "./papers.ts";

const own = paper("you2020lamb", "1904.00962", "Large Batch Optimization", [], "bibliography");

/** The codes of a notebook's problems, each with what its range cuts out of the file. */
function problemsOf(cells: readonly object[], indent?: number): readonly string[] {
  const raw = JSON.stringify({ cells, metadata: { kernelspec: { language: "python" } } }, undefined, indent);
  const lines = raw.split("\n");
  const library = lookup(...seeds, own);
  const context = {
    library,
    titles: titleIndex(library.papers),
    settings: defaultProblemSettings,
    preferredForm: "arxiv-abs" as const,
    formsOf: () => new Map(),
  };
  return checkFile({ file: "a.ipynb", lines, citations: scan(raw, "notebook") }, context).map(
    ({ code, line, start, end }) => `${code} ${lines[line]?.slice(start, end)}`,
  );
}

const markdown = (source: string | readonly string[]) => ({ cell_type: "markdown", source });
const megascale = "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs";
const wrong = "https://arxiv.org/abs/1904.00962";

describe("The checks of a notebook", () => {
  for (const indent of [1, undefined]) {
    const layout = indent === undefined ? "on one line" : "a value a line";
    it(`see another paper's title above an address, and tell its place in the file: ${layout}`, () => {
      const cells = [
        markdown("nothing"),
        markdown(`A "quote"\n\n## ${megascale}\n\n[Paper](${wrong})`),
        markdown([`**${megascale}**\n`, `\n`, `[Paper](${wrong})`]),
      ];
      const told = problemsOf(cells, indent);
      assert.deepEqual(told, [`title-mismatch ${wrong}`, `title-mismatch ${wrong}`]);
    });
    it(`take no title from another cell: ${layout}`, () => {
      assert.deepEqual(problemsOf([markdown(`## ${megascale}`), markdown(`[Paper](${wrong})`)], indent), []);
    });
    it(`know keys that another cell defines, and heed marginalia-ignore in its cell: ${layout}`, () => {
      const entry = markdown("```bibtex\n@misc{bee2023,\n  title={Owls}\n}\n```");
      assert.deepEqual(problemsOf([entry, markdown("See [@bee2023] and [@cow2023].")], indent), [
        "unknown-citekey @cow2023",
      ]);
      const ignored = markdown("See [@cow2023]. <!-- marginalia-ignore -->\nAnd [@dog2023].");
      assert.deepEqual(problemsOf([ignored], indent), ["unknown-citekey @dog2023"]);
      assert.deepEqual(problemsOf([markdown("<!-- marginalia-ignore-file -->"), ignored], indent), []);
    });
  }
});
