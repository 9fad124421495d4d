import assert from "node:assert/strict";
import type { CitedPaper } from "../../../src/core/citations/groupByPaper.ts";
import type { PaperId } from "../../../src/core/paperId.ts";
import { paperNodes } from "../../../src/editor/cited/nodes.ts";

function cited(id: PaperId, title: string): CitedPaper {
  const paper = { citekey: id, title, id, ids: [id], citekeys: [id], origins: [], fieldOrigins: {} };
  return { id, paper, citations: [], files: 0 };
}

describe("The papers of the cited view", () => {
  it("are twins where their short titles are the same", () => {
    const papers = [
      cited("arXiv:1512.02814", "A Parallel Algorithm: Preprint"),
      cited("doi:10.1137/15m1052858", "A Parallel Algorithm"),
      cited("arXiv:2402.02750", "KIVI: A Tuning-Free Quantization"),
    ];
    const twins = paperNodes(papers, "name").map((node) => node.kind === "cited" && node.isTwin);
    assert.deepEqual(twins, [true, true, false]);
  });
});
