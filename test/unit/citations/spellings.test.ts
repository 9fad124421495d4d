import assert from "node:assert/strict";
import { writtenArxivId } from "../../../src/core/citations/citation.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { arxivProblem } from "../../../src/core/ids/impossibleArxivId.ts";

/** What a text cites: each as `work token`, and why its arXiv id cannot be. */
const found = (text: string, language: Language = "markdown") =>
  scan(text, language).map((citation) => {
    const written = writtenArxivId(citation);
    const problem = written === undefined ? undefined : arxivProblem(written)?.reason;
    return `${citation.target} ${citation.text}${problem ? ` (${problem})` : ""}`;
  });

const paper = "arXiv:2402.15627";

describe("arXiv in other spellings", () => {
  const cases: readonly (readonly [text: string, ...citations: string[]])[] = [
    // Names of arXiv's first years, its caches, and addresses within addresses.
    ["http://xxx.lanl.gov/abs/hep-th/9711200", "arXiv:hep-th/9711200 http://xxx.lanl.gov/abs/hep-th/9711200"],
    ["http://arxiv.lanl.gov/abs/0706.1234", "arXiv:0706.1234 http://arxiv.lanl.gov/abs/0706.1234"],
    [
      "http://lanl.arxiv.org/abs/hep-th/9711200",
      "arXiv:hep-th/9711200 http://lanl.arxiv.org/abs/hep-th/9711200",
    ],
    [
      "https://arxiv.org/PS_cache/hep-th/pdf/9711/9711200v3.pdf",
      "arXiv:hep-th/9711200 https://arxiv.org/PS_cache/hep-th/pdf/9711/9711200v3.pdf",
    ],
    [
      "https://arxiv.org/PS_cache/arxiv/pdf/0706/0706.1234v1.pdf",
      "arXiv:0706.1234 https://arxiv.org/PS_cache/arxiv/pdf/0706/0706.1234v1.pdf",
    ],
    [
      "arxiv.org/ftp/math/papers/0611/0611800.pdf",
      "arXiv:math/0611800 arxiv.org/ftp/math/papers/0611/0611800.pdf",
    ],
    [
      "[a](https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2402.15627&sa=D)",
      `${paper} https%3A%2F%2Farxiv.org%2Fabs%2F2402.15627`,
    ],
    [
      "?u=https%3a%2f%2farxiv.org%2fabs%2fhep-th%2f9711200",
      "arXiv:hep-th/9711200 https%3a%2f%2farxiv.org%2fabs%2fhep-th%2f9711200",
    ],
    [
      "?u=https%3A%2F%2Fopenreview.net%2Fforum%3Fid%3Dabcdefgh&x=1",
      "openreview:abcdefgh https%3A%2F%2Fopenreview.net%2Fforum%3Fid%3Dabcdefgh",
    ],
    ["https://arxiv.org/abs//2402.15627", `${paper} https://arxiv.org/abs//2402.15627`],
    // Words between arXiv and the id.
    ["arXiv：2402.15627", `${paper} arXiv：2402.15627`],
    ["arXiv, no. 2402.15627", `${paper} arXiv, no. 2402.15627`],
    ["arXiv preprint:2402.15627", `${paper} arXiv preprint:2402.15627`],
    ["arXiv preprint arXiv2402.15627v1", `${paper} arXiv2402.15627v1`],
    ["arXiv preprint arXiv:2402.15627", `${paper} arXiv:2402.15627`],
    ["ArXiv, abs/2402.15627", `${paper} ArXiv, abs/2402.15627`],
    ["CoRR abs/2402.15627, 2024", `${paper} CoRR abs/2402.15627`],
    ["CoRR, vol. abs/2402.15627", `${paper} CoRR, vol. abs/2402.15627`],
    ["\\emph{Arxiv} 2402.15627", `${paper} 2402.15627`],
    ["*arXiv* 2402.15627 and <i>arXiv</i>:2402.15627", `${paper} 2402.15627`, `${paper} 2402.15627`],
    ["journal={ArXiv},\n  volume={abs/2402.15627}", `${paper} abs/2402.15627`],
    ['volume    = "abs/math/0611800"', "arXiv:math/0611800 abs/math/0611800"],
    // Versions, other words and other addresses.
    ["arxiv 2.1.0, arxiv2.1, corr abs/x, autocorr 2402.15627, volume={12}"],
    ["https://example.org/abs/2402.15627 abs/2402.15627"],
    ["?u=https%3A%2F%2Fexample.org%2Fabs%2F2402.15627"],
    // Broken addresses are citations, and told.
    ["https://arxiv.org/abs/1806.0.", "arXiv:1806.0 https://arxiv.org/abs/1806.0 (digits)"],
    ["https://arxiv.org/abs/1806 says", "arXiv:1806 https://arxiv.org/abs/1806 (shape)"],
    [
      "https://arxiv.org/abs/0123456789abcdef0123456789abcdef",
      "arXiv:0123456789abcdef0123456789abcdef https://arxiv.org/abs/0123456789abcdef0123456789abcdef (shape)",
    ],
    ["https://arxiv.org/abs/1806.xxxxx arxiv.org/abs/1806.{n} arxiv.org/abs/$1 arxiv.org/list/cs/1806"],
  ];
  for (const [text, ...citations] of cases)
    it(JSON.stringify(text), () => {
      assert.deepEqual(found(text), citations);
    });
  it("take DBLP's volume from BibTeX in comments and docstrings", () => {
    const source = '"""\n@article{a,\n  journal = {CoRR},\n  volume  = {abs/2402.15627},\n}\n"""\n';
    assert.deepEqual(found(source, "python"), [`${paper} abs/2402.15627`]);
  });
});

describe("Addresses of publishers", () => {
  const cases: readonly (readonly [text: string, doi: string])[] = [
    [
      "https://direct.example.edu/tacl/article/doi/10.1000/tacl_a_00999/100680/Did-A-Name-Matter",
      "10.1000/tacl_a_00999",
    ],
    ["https://doi.org/10.1000/tacl_a_00999/100680/Did-A-Name-Matter", "10.1000/tacl_a_00999"],
    [
      "https://academic.example.com/nar/article/48/2/doi/10.1000/nar/gkaa1100/6018440",
      "10.1000/nar/gkaa1100",
    ],
    ["https://doi.org/10.1000/nar/gkaa1100/6018440", "10.1000/nar/gkaa1100/6018440"],
    ["\\url{https://doi.org/10.1000/abc\\%20}", "10.1000/abc"],
    ["https://doi.org/10.1000/abc%20def", "10.1000/abc"],
    ["https://doi.org/10.1000/abc\\%28def\\%29", "10.1000/abc(def)"],
    ["https://doi.org/10.1000/Some-Name-Here", "10.1000/some-name-here"],
  ];
  for (const [text, doi] of cases)
    it(text, () => {
      assert.deepEqual(
        scan(text, "tex").map(({ target }) => target),
        [`doi:${doi}`],
      );
    });
  it("of the CVF lead from a backup to the same paper", () => {
    const pages = scan(
      "http://openaccess.thecvf.com/content_cvpr_2018/papers_backup/Lark_Nets_CVPR_2018_paper.pdf " +
        "http://openaccess.thecvf.com/content_cvpr_2018/papers/Lark_Nets_CVPR_2018_paper.pdf",
      "text",
    );
    assert.equal(pages.length, 2);
    assert.equal(new Set(pages.map(({ target }) => target)).size, 1);
  });
});
