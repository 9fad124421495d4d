import assert from "node:assert/strict";
import type { Paper } from "../../../src/core/paper.ts";
import { paperOf } from "./parse.ts";

describe("the text of a BibTeX value", () => {
  const titles: readonly [written: string, read: string][] = [
    ["{BERT}: {P}re-training", "BERT: Pre-training"],
    ["{{All of it}}", "All of it"],
    [
      String.raw`Schr{\"o}dinger and Schr\"{o}dinger and Schr\"odinger`,
      "Schrödinger and Schrödinger and Schrödinger",
    ],
    [String.raw`\'{e} \'e {\'e} \' e \'{\i} {\'\i} \`a \^{o} \~n \=a \.z`, "é é é é í í à ô ñ ā ż"],
    [String.raw`\v{c} \v c {\v{S}} \c{c} \H{o} \u{g} \k{a} \r{a} \d{s} \b{d}`, "č č Š ç ő ğ ą å ṣ ḏ"],
    [
      String.raw`Stra\ss e, {\ss}, \o re {\O} \l\'od\'z \AA, {\ae}, \OE uvre`,
      "Straße, ß, øre Ø łódź Å, æ, Œuvre",
    ],
    [String.raw`Q\&A 50\% \#1 a\_b \$5 \{x\}`, "Q&A 50% #1 a_b $5 {x}"],
    ["Q&amp;A", "Q&A"],
    ["pp.~1--2 --- and 'so' ``on''", "pp. 1–2 — and 'so' “on”"],
    [String.raw`\emph{very} \textbf{bold} {\em old} \texttt{code} \unknown{kept}`, "very bold old code kept"],
    [
      String.raw`$\alpha$-divergence, $k$-means, $\mathcal{O}(n^2)$, CO$_2$, $\ell_1$`,
      "α-divergence, k-means, O(n²), CO₂, ℓ₁",
    ],
    [String.raw`$Q^k$ and $T_\mathrm{c}$ at $4\,^\circ$C`, "Q^k and Tc at 4 °C"],
    [
      String.raw`the $ 20^{th} $, the 2$^{nd}$, $1^\mathrm{st}$ and $k^{th}$, but $W^{st}$`,
      "the 20th, the 2nd, 1st and kth, but W^st",
    ],
    ["It costs $5", "It costs $5"],
    [String.raw`10\,000 \LaTeX\ users\\ of \TeX{}`, "10 000 LaTeX users of TeX"],
    [String.raw`\href{https://a.b}{here} {\noopsort{x}}there`, "here there"],
    ["two\n   lines", "two lines"],
    ["Plain ünïcödé 大", "Plain ünïcödé 大"],
    [String.raw`trailing \\`, "trailing"],
  ];
  for (const [written, read] of titles) {
    it(`reads ${written} as ${read}`, () =>
      assert.equal(paperOf(`@misc{a, title = {${written}}}`).title, read));
  }

  it("leaves formulas of an abstract that need setting in their dollars", () => {
    const { abstract } = paperOf(String.raw`@misc{a, abstract = {Cost $\frac{a}{b}$ of $\alpha$.}}`);
    assert.equal(abstract, String.raw`Cost $\frac{a}{b}$ of α.`);
  });
});

describe("the authors of an entry", () => {
  const lists: readonly [written: string, ...read: string[]][] = [
    ["Jiang, Ziheng and Haibin Lin", "Ziheng Jiang", "Haibin Lin"],
    ["Vaswani, Ashish and others", "Ashish Vaswani"],
    ["van der Berg, Jan AND Ludwig van Beethoven", "Jan van der Berg", "Ludwig van Beethoven"],
    ["Davis, Jr., Sammy", "Sammy Davis Jr."],
    ["{OpenAI} and {The BIG-bench and Friends Team}", "OpenAI", "The BIG-bench and Friends Team"],
    [String.raw`{Barnes \& Noble, Inc.}`, "Barnes & Noble, Inc."],
    [String.raw`Sch{\"o}lkopf, Bernhard and M{\"u}ller, K.-R.`, "Bernhard Schölkopf", "K.-R. Müller"],
    ["Smith,", "Smith"],
    ["Anderson, A. and\n  Alexander, B.", "A. Anderson", "B. Alexander"],
    ["A. Smith, B. Jones, C. Doe, D. Roe", "A. Smith", "B. Jones", "C. Doe", "D. Roe"],
    [
      "family=Beethoven, given=Ludwig, prefix=van, useprefix=true and Doe, J",
      "Ludwig van Beethoven",
      "J Doe",
    ],
    ["李明 and 山田, 太郎", "李明", "太郎 山田"],
  ];
  for (const [written, ...read] of lists) {
    it(`of ${JSON.stringify(written)} are ${read.join("; ")}`, () => {
      assert.deepEqual(paperOf(`@misc{a, author = {${written}}}`).authors, read);
    });
  }

  it("are the editors where there are none", () => {
    assert.deepEqual(paperOf("@book{a, editor = {Doe, J.}}").authors, ["J. Doe"]);
  });
});

describe("the fields of an entry", () => {
  const cases: readonly [name: string, fields: string, paper: Partial<Paper>][] = [
    [
      "arXiv's own export",
      "eprint={2402.15627}, archivePrefix={arXiv}, primaryClass={cs.LG}, url={https://arxiv.org/abs/2402.15627}",
      { arxiv: "2402.15627", subject: "cs.LG" },
    ],
    [
      "biblatex",
      "eprint = {2402.15627v2}, eprinttype = {arxiv}, eprintclass = {cs.LG}",
      { arxiv: "2402.15627", subject: "cs.LG" },
    ],
    ["an eprint of no type", "eprint = {2402.15627}", { arxiv: "2402.15627" }],
    [
      "an eprint with prefix and class",
      "eprint = {arXiv:2402.15627v1 [cs.LG]}, archiveprefix = {arXiv}",
      { arxiv: "2402.15627", subject: "cs.LG" },
    ],
    ["an old eprint", "eprint = {math/0611800v2}, archivePrefix = {arXiv}", { arxiv: "math/0611800" }],
    [
      "an old eprint, its archive apart",
      "eprint = {0611800}, archivePrefix = {arXiv}, primaryClass = {math.CA}",
      { arxiv: "math/0611800", subject: "math.CA" },
    ],
    ["an eprint of JSTOR", "eprint = {2402.15627}, eprinttype = {jstor}", {}],
    ["Google Scholar", "journal = {arXiv preprint arXiv:2402.15627}", { arxiv: "2402.15627" }],
    ["DBLP", "journal = {CoRR}, volume = {abs/2402.15627}", { arxiv: "2402.15627" }],
    ["DBLP, all in one", "journal = {CoRR abs/2402.15627}", { arxiv: "2402.15627" }],
    [
      "Zotero",
      "number = {arXiv:2402.15627}, publisher = {arXiv}, doi = {10.48550/arXiv.2402.15627}",
      { arxiv: "2402.15627" },
    ],
    ["an address", "url = {http://arxiv.org/pdf/2402.15627v3.pdf}", { arxiv: "2402.15627" }],
    [
      "an address in howpublished",
      String.raw`howpublished = {\url{https://arxiv.org/abs/2402.15627}}`,
      { arxiv: "2402.15627" },
    ],
    ["a note", "note = {arXiv:hep-th/9711200}", { arxiv: "hep-th/9711200" }],
    [
      "a DOI",
      String.raw`doi = {10.1016/0771-050X(80)90039-X}, journal = {J. Comp. \& Appl.}`,
      { doi: "10.1016/0771-050X(80)90039-X", venue: "J. Comp. & Appl." },
    ],
    ["a DOI as address", String.raw`doi = {https://doi.org/10.1007/978\_3}`, { doi: "10.1007/978_3" }],
    ["a DOI in the url", "url = {https://doi.org/10.1145/3}", { doi: "10.1145/3" }],
    ["no DOI", "doi = {none}", {}],
    ["OpenReview", "url = {https://openreview.net/forum?id=Bkg6RiCqY7}", { openreview: "Bkg6RiCqY7" }],
    [
      "another address",
      String.raw`url = {https://a.b/~me/x\_y.html?q=1\&r=2\#s}`,
      { url: "https://a.b/~me/x_y.html?q=1&r=2#s" },
    ],
    ["proceedings", "booktitle = {NSDI 24}, journal = {No}", { venue: "NSDI 24" }],
    [
      "biblatex' date and journal",
      "date = {2024-02-23}, journaltitle = {JMLR}, year = {1999}",
      { year: 2024, venue: "JMLR" },
    ],
    ["a year before Christ", "date = {-0044-03-15}", { year: -44 }],
    ["a year with more about it", "year = {c. 1999a}", { year: 1999 }],
    ["no year", "year = {in press}", {}],
    [
      "keywords",
      "keywords = {deep learning, GPU; training, GPU}",
      { tags: ["deep learning", "GPU", "training"] },
    ],
    ["a short title", "shorttitle = {MegaScale}", { aliases: ["MegaScale"] }],
  ];
  for (const [name, fields, expected] of cases) {
    it(`are read from ${name}`, () => {
      assert.deepEqual(paperOf(`@article{a, title = {T}, ${fields}}`), {
        citekey: "a",
        title: "T",
        ...expected,
      });
    });
  }

  it("join title and subtitle", () => {
    assert.equal(paperOf("@book{a, title = {Deep}, subtitle = {A History}}").title, "Deep: A History");
  });
});
