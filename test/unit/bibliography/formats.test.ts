import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { isKeptBibliography, keptBibliography } from "../../../src/core/bibliography/keptBibliography.ts";
import { Library } from "../../../src/core/library/library.ts";
import type { Paper } from "../../../src/core/paper.ts";

const layer = { kind: "bibliography", order: 0 } as const;
const libraryOf = (text: string): Library => {
  const library = new Library();
  library.setFile(parseBibtex(text, "a.bib", layer));
  return library;
};
const exported = (text: string, format: "biblatex" | "text") =>
  exportBibliography(libraryOf(text).papers, format);

describe("a bibliography in biblatex", () => {
  it("has biblatex' names for types, fields and dates, with all that the entry had", () => {
    const bibtex = `@phdthesis{t, title={On {W}alls}, author={Bee, Ann}, school={MIT}, year=2020, month=may, day=3, address={Boston}, note={x}}`;
    assert.equal(
      exported(bibtex, "biblatex"),
      `@thesis{t,
  title = {On {W}alls},
  author = {Bee, Ann},
  institution = {MIT},
  date = {2020-05-03},
  location = {Boston},
  note = {x},
  type = {phdthesis},
}
`,
    );
    assert.match(
      exported("@article{a, title={T}, journal={J}, year={2020}, month={Sept.}}", "biblatex"),
      /journaltitle = \{J\},\n {2}date = \{2020-09\}/,
    );
  });
  it("leaves an entry of biblatex as it is, and a date that is none", () => {
    const biblatex = `@report{r,
  title = {T},
  type = {techreport},
  date = {2020-05/2020-07},
  institution = {MIT},
}
`;
    assert.equal(exported(biblatex, "biblatex"), biblatex);
    assert.match(
      exported("@book{b, title={T}, year={in press}, month={spring}}", "biblatex"),
      /year = \{in press\}/,
    );
  });
  it("has what arXiv alone has as a work that is online", () => {
    const paper: Paper = {
      citekey: "p",
      title: "T",
      authors: ["Ann Bee"],
      year: 2024,
      arxiv: "2402.15627",
      subject: "cs.LG",
    };
    assert.equal(
      exportBibliography([paper], "biblatex"),
      `@online{p,
  title = {T},
  author = {Bee, Ann},
  date = {2024},
  eprint = {2402.15627},
  eprinttype = {arXiv},
  eprintclass = {cs.LG},
  url = {https://arxiv.org/abs/2402.15627},
}
`,
    );
  });
});

describe("a reference in plain text", () => {
  it("names people, year, title, place and address", () => {
    assert.equal(
      exported(
        "@article{a, title={On Walls?}, author={Bee, Ann Mary and van den Oord, Jean-Luc and {The Wall Team}}, journal={Nature}, year=2020, volume=12, number=3, pages={1--9}, doi={10.1000/x}}",
        "text",
      ),
      "Bee, A. M., van den Oord, J.-L., & The Wall Team (2020). On Walls? Nature, 12(3), 1–9. https://doi.org/10.1000/x\n",
    );
    assert.equal(exportBibliography([{ citekey: "k", title: "" }], "text"), "(n.d.). k.\n");
  });
  it("names the first and the last of very many people", () => {
    const authors = Array.from({ length: 25 }, (_, n) => `Ann ${String.fromCharCode(65 + n)}ee`);
    const line = exportBibliography([{ citekey: "k", title: "T", authors, year: 2020 }], "text");
    assert.match(line, /^Aee, A\., .*See, A\., … Yee, A\. \(2020\)\. T\.\n$/);
  });
});

describe("a bibliography that is kept in step", () => {
  const papers: readonly Paper[] = [
    { citekey: "b", title: "B" },
    { citekey: "a", title: "A" },
  ];
  it("is the same for the same papers, and known by its first line", () => {
    const text = keptBibliography(papers);
    assert.equal(keptBibliography(papers.toReversed()), text);
    assert.ok(isKeptBibliography(text) && isKeptBibliography(`\ufeff${text}`));
    assert.ok(isKeptBibliography(keptBibliography([])));
    assert.ok(!isKeptBibliography(`@misc{a}\n${text}`));
  });
  it("is no source of papers, unless somebody names it", () => {
    const text = keptBibliography(papers);
    assert.deepEqual(parseBibtex(text, "a.bib", layer).records, []);
    const keys = parseBibtex(text, "a.bib", layer, { isNamed: true }).records.map(
      ({ paper }) => paper.citekey,
    );
    assert.deepEqual(keys, ["a", "b"]);
  });
});
