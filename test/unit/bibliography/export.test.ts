import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { bibtexOf, exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { seedLibrary } from "../search/seedLibrary.ts";
import { layer, parse } from "./parse.ts";

const megascale: Paper = {
  citekey: "ziheng2024mega",
  title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs",
  authors: ["Ziheng Jiang", "Ludwig van Beethoven", "OpenAI", "Sammy Davis Jr."],
  year: 2024,
  submitted: "2024-02-23",
  arxiv: "2402.15627",
  subject: "cs.LG",
};

/** What a bibliography carries of a record: what only our own files have is left out. */
function carried({ citekey, title, authors, year, arxiv, doi, openreview, venue, url, subject }: Paper) {
  return {
    citekey,
    title,
    ...(authors && { authors }),
    ...(year && { year }),
    ...(arxiv && { arxiv }),
    ...(doi && { doi }),
    ...(openreview && !url && { openreview }),
    ...(venue && { venue }),
    ...(url && { url }),
    ...(subject && arxiv && { subject }),
  };
}

const seeds = seedLibrary().papers;
const hard: readonly Paper[] = [
  megascale,
  {
    citekey: "sign",
    title: "100% of A & B_c #1 $5 {x} ~ ^ \\ `q' -- ''",
    venue: "Q&A 50%",
    url: "https://a.b/~c_d%20?e=1&f#g",
  },
  {
    citekey: "accent",
    title: "Über Schrödinger’s ß – “大規模”",
    authors: ["Ø. Łódź", "李明", "Jan van der Berg"],
  },
  {
    citekey: "doi",
    title: "",
    doi: "10.1016/0771-050X(80)90039-X",
    venue: "Journal of X",
    authors: ["The BIG-bench Team", "Barnes & Noble, Inc.", "Smith and Sons"],
  },
  { citekey: "forum", title: "F", openreview: "Bkg6RiCqY7", year: 2019 },
  { citekey: "old", title: "O", arxiv: "math/0611800", doi: "10.1234/x_y", venue: "Annals of Mathematics" },
];

describe("a bibliography", () => {
  it("in BibTeX has arXiv's own form for preprints", () => {
    assert.equal(
      bibtexOf(megascale),
      `@misc{ziheng2024mega,
  title = {{MegaScale}: Scaling Large Language Model Training to More Than 10,000 {GPUs}},
  author = {Jiang, Ziheng and van Beethoven, Ludwig and {OpenAI} and Davis, Jr., Sammy},
  year = {2024},
  eprint = {2402.15627},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  url = {https://arxiv.org/abs/2402.15627},
}`,
    );
  });

  const venues: readonly [venue: string, entry: RegExp][] = [
    ["NSDI 2024", /^@inproceedings\{.*booktitle = \{NSDI 2024\}.*eprint/s],
    ["Proceedings of the 40th Conference on Machine Translation", /^@inproceedings/],
    ["Journal of Machine Learning Research", /^@article\{.*journal = \{Journal of.*eprint/s],
    ["Transactions on Machine Learning Research", /^@article/],
    ["Nature", /^@article/],
    ["Proceedings of the National Academy of Sciences", /^@article/],
  ];
  for (const [venue, entry] of venues) {
    it(`in BibTeX names ${venue} and keeps the eprint`, () =>
      assert.match(bibtexOf({ ...megascale, venue }), entry));
  }

  it("in BibTeX has keys that BibTeX can read", () => {
    assert.match(bibtexOf({ citekey: "a b,{c}%", title: "T" }), /^@misc\{a-b-c-,/);
  });

  it("is the same for the same papers, in the order of their citekeys", () => {
    for (const format of ["bibtex", "biblatex", "csl-json", "ris", "markdown", "text"] as const) {
      assert.equal(exportBibliography(seeds, format), exportBibliography(seeds.toReversed(), format));
    }
    const { records } = parse(exportBibliography(seeds, "bibtex"));
    const keys = records.map(({ paper }) => paper.citekey);
    assert.deepEqual(keys, keys.toSorted());
  });

  it("in BibTeX reads back as it was: the seeds and hard cases", () => {
    for (const paper of [...seeds, ...hard]) {
      const { records, problems } = parse(bibtexOf(paper));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        records.map((record) => record.paper),
        [carried(paper)],
      );
    }
  });

  it("in CSL-JSON reads back as it was: the seeds and hard cases", () => {
    const file = parseCslJson(exportBibliography([...seeds, ...hard], "csl-json"), "a.json", {
      ...layer,
      kind: "csl",
    });
    assert.deepEqual(file?.problems, []);
    const papers = new Map(file?.records.map(({ paper }) => [paper.citekey, paper]));
    for (const paper of [...seeds, ...hard]) {
      assert.deepEqual(papers.get(paper.citekey), {
        ...carried(paper),
        ...(paper.abstract && { abstract: paper.abstract }),
      });
    }
  });

  it("in CSL-JSON has only what the schema allows", () => {
    const allowed =
      "id citation-key type title author issued container-title publisher number DOI URL abstract note".split(
        " ",
      );
    const types = ["article", "article-journal", "paper-conference", "document"];
    const items: unknown = JSON.parse(exportBibliography([...seeds, ...hard], "csl-json"));
    assert.ok(Array.isArray(items));
    for (const item of items) {
      assert.deepEqual(
        Object.keys(item).filter((field) => !allowed.includes(field)),
        [],
      );
      assert.ok(types.includes(item.type));
    }
    assert.deepEqual(
      items.find((item) => item.id === megascale.citekey),
      {
        id: megascale.citekey,
        "citation-key": megascale.citekey,
        type: "article",
        title: megascale.title,
        author: [
          { family: "Jiang", given: "Ziheng" },
          { family: "Beethoven", given: "Ludwig", "non-dropping-particle": "van" },
          { literal: "OpenAI" },
          { family: "Davis", given: "Sammy", suffix: "Jr." },
        ],
        issued: { "date-parts": [[2024, 2, 23]] },
        publisher: "arXiv",
        number: "arXiv:2402.15627",
        URL: "https://arxiv.org/abs/2402.15627",
        note: "arXiv:2402.15627 [cs.LG]",
      },
    );
  });

  it("in Markdown is a list with links", () => {
    const papers: readonly Paper[] = [
      { ...megascale, authors: ["A B", "C D", "E F", "G H", "I J"], venue: "NSDI 2024" },
      {
        citekey: "zo",
        title: "On [x] and *y*",
        doi: "10.1016/0771-050X(80)90039-X",
        authors: ["A B", "C D"],
        year: 1980,
      },
      { citekey: "zz", title: "Bare" },
    ];
    assert.equal(
      exportBibliography(papers, "markdown"),
      `- [${megascale.title}](https://arxiv.org/abs/2402.15627). A B, C D, E F and 2 others. NSDI 2024. \`ziheng2024mega\`
- [On \\[x\\] and \\*y\\*](<https://doi.org/10.1016/0771-050x(80)90039-x>). A B and C D. 1980. \`zo\`
- Bare. \`zz\`
`,
    );
  });

  it("in Markdown has no target but a web page, and no markup of a record", () => {
    const written = (fields: Partial<Paper>) =>
      exportBibliography([{ citekey: "k", title: "T", ...fields }], "markdown");
    for (const address of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "command:x",
      "vscode://x",
    ])
      assert.equal(written({ code: address, url: address }), "- T. `k`\n", address);
    assert.equal(
      written({ code: 'https://x.org/a"b\n<c>' }),
      "- T. [code](https://x.org/a%22b%0A%3Cc%3E). `k`\n",
    );
    const titles: readonly (readonly [string, string])[] = [
      ["<script>x</script>", "\\<script\\>x\\</script\\>"],
      ["    code", "code"],
      ["- item", "\\- item"],
      ["+ item", "\\+ item"],
      ["1986. A year", "1986\\. A year"],
      ["a\n\n# b", "a \\# b"],
      ["a &lt;b&#62; & c", "a \\&lt;b\\&\\#62; & c"],
      ["{{ site.x }}", "\\{{ site.x }}"],
      ["a\u001b[31m\u202eb", "a \\[31mb"],
    ];
    for (const [title, expected] of titles) assert.equal(written({ title }), `- ${expected}. \`k\`\n`, title);
    assert.equal(written({ citekey: "a`b\n- c" }), "- T. `ab - c`\n");
  });

  it("in BibTeX carries any title and venue through", () => {
    const sign = fc.constantFrom(..."{}\\&%#_$~^-'\"`@,= aB1é");
    const text = fc.string({ unit: sign, maxLength: 25 });
    fc.assert(
      fc.property(text, text, (title, venue) => {
        const { records, problems } = parse(
          bibtexOf({ citekey: "k", title, venue: `X ${venue}` }) + bibtexOf({ citekey: "l", title: "L" }),
        );
        const tidy = (value: string) => value.replace(/\s+/g, " ").trim();
        assert.deepEqual(problems, []);
        assert.equal(records.length, 2);
        assert.equal(records[0]?.paper.title, tidy(title));
        assert.equal(records[0]?.paper.venue, tidy(`X ${venue}`));
      }),
    );
  });
});
