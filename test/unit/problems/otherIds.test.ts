import assert from "node:assert/strict";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { otherIds } from "../../../src/core/problems/otherIds.ts";

const found = (text: string, language: Language = "markdown") =>
  [...otherIds(scan(text, language), text.split("\n"))].map(([one, other]) => [one.target, other]);

describe("a DOI beside an id", () => {
  it("is told where it names another paper", () => {
    for (const text of [
      "[arXiv:2402.15627](https://doi.org/10.48550/arXiv.2402.15628)",
      "arXiv:2402.15627, doi:10.48550/arXiv.2402.15628",
      "https://arxiv.org/abs/2402.15627 (DOI: 10.48550/arXiv.2402.15628)",
      "@misc{a,\n  eprint = {2402.15627},\n  doi = {10.48550/arXiv.2402.15628},\n}",
      "@misc{a,\n  url = {https://arxiv.org/abs/2402.15627},\n  title = {x},\n  doi = {10.48550/arXiv.2402.15628},\n}",
    ])
      assert.deepEqual(found(text), [["arXiv:2402.15628", "arXiv:2402.15627"]], text);
    assert.deepEqual(found("https://aclanthology.org/P19-1001 doi:10.18653/v1/P19-1002"), [
      ["doi:10.18653/v1/p19-1002", "doi:10.18653/v1/p19-1001"],
    ]);
  });

  it("is told where a link's text or badge bears one arXiv id and its target another", () => {
    const badge = "![arXiv](https://img.shields.io/badge/arXiv-2402.15627-b31b1b.svg)";
    for (const text of [
      "[arXiv:2402.15627](https://arxiv.org/abs/2402.15628)",
      "- [2402.15627](https://arxiv.org/pdf/2402.15628.pdf), a paper",
      `| Title | [${badge}](http://arxiv.org/abs/2402.15628) |`,
      `[![b](https://img.shields.io/badge/arXiv-2402.15627-red?style=flat)](https://arxiv.org/abs/2402.15628)`,
    ])
      assert.deepEqual(found(text), [["arXiv:2402.15628", "arXiv:2402.15627"]], text);
    for (const text of [
      `[${badge}](https://arxiv.org/abs/2402.15627v2)`,
      "[0123.45678](https://example.org) https://arxiv.org/abs/2402.15628",
      "[as in arXiv:2402.15627](https://github.com/a/b) [x](https://arxiv.org/abs/2402.15628)",
      `[${badge}](https://example.org/x) [two](https://arxiv.org/abs/2402.15628)`,
    ])
      assert.deepEqual(found(text), [], text);
  });

  it("is fine where it names that paper, of any version", () => {
    for (const text of [
      "[arXiv:2402.15627](https://doi.org/10.48550/arXiv.2402.15627)",
      "arXiv:2402.15627v3, doi:10.48550/arXiv.2402.15627",
      "https://aclanthology.org/P19-1001/ doi:10.18653/v1/P19-1001",
    ])
      assert.deepEqual(found(text), [], text);
  });

  it("is not told where two papers are listed", () => {
    for (const text of [
      "arXiv:2402.15627 and doi:10.48550/arXiv.2402.15628",
      "arXiv:2402.15627, doi:10.48550/arXiv.2402.15628, arXiv:2301.00001",
      "See arXiv:2402.15627. A later study (doi:10.48550/arXiv.2402.15628) differs.",
      "arXiv:2402.15627\ndoi:10.48550/arXiv.2402.15628",
      "@misc{a,\n  eprint = {2402.15627},\n}\n@misc{b,\n  doi = {10.48550/arXiv.2402.15628},\n}",
      "arXiv:2402.15627, doi:10.1145/3600006.3613165",
    ])
      assert.deepEqual(found(text), [], text);
  });
});
