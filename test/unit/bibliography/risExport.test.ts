import assert from "node:assert/strict";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { parseRis } from "../../../src/core/bibliography/ris/parseRis.ts";
import { Library } from "../../../src/core/library/library.ts";
import type { SourceFile } from "../../../src/core/library/source.ts";
import { parse as bibtex } from "./parse.ts";

const ris = (...lines: readonly string[]): SourceFile =>
  parseRis(lines.join("\n"), "a.ris", { kind: "bibliography", order: 0 });
function exported(file: SourceFile, format: "ris" | "csl-json" | "bibtex"): string {
  const library = new Library();
  library.setFile(file);
  return exportBibliography(library.papers, format);
}

const article = [
  "TY  - JOUR",
  "AU  - Ito, Mai",
  "AU  - van Berg, Jan, Jr.",
  "TI  - On the caching of keys",
  "T2  - Journal of Caches",
  "PY  - 2021",
  "DA  - 2021/03/09/",
  "DO  - 10.5555/CACHE.1",
  "ER  - ",
];

describe("RIS as an export", () => {
  it("gives back every field that a record came with", () => {
    const lines = [
      ...article.slice(0, -1),
      "AD  - A street",
      "KW  - one",
      "KW  - two",
      "L1  - file:///a.pdf",
      "XX  - unheard of",
      "AB  - Abstract.",
    ];
    const out = exported(ris(...lines, "ER  - "), "ris").split("\n");
    for (const line of lines) assert.ok(out.includes(line), line);
    assert.ok(out.includes("ID  - ito2021caching"));
  });

  it("has what BibTeX and CSL-JSON have of a record of RIS", () => {
    const file = ris(...article.slice(0, -1), "VL  - 7", "SP  - 10", "EP  - 20", "PB  - Press", "ER  - ");
    assert.match(exported(file, "bibtex"), /volume = \{7\},[\s\S]*pages = \{10--20\}/);
    const [item] = JSON.parse(exported(file, "csl-json"));
    assert.deepEqual(
      [item.type, item.volume, item.page, item.publisher],
      ["article-journal", "7", "10-20", "Press"],
    );
  });

  it("writes an entry of BibTeX so that it reads as the same record", () => {
    const file = bibtex(
      "@inproceedings{k, title = {A {B} of C}, author = {van den Bee, Ann and {The Team}}, year = 2020, month = mar," +
        " booktitle = {Proc. of C}, pages = {1--9}, doi = {10.1/x}, volume = 3, editor = {Ed, It}}",
    );
    const out = exported(file, "ris");
    for (const line of [
      "TY  - CONF",
      "ID  - k",
      "AU  - van den Bee, Ann",
      "SP  - 1",
      "EP  - 9",
      "A2  - Ed, It",
    ])
      assert.ok(out.split("\n").includes(line), line);
    const [before, after] = [file, ris(out)].map(({ records }) => records[0]?.paper);
    assert.deepEqual(
      [after?.title, after?.authors, after?.year, after?.doi, after?.venue],
      [before?.title, before?.authors, before?.year, before?.doi, before?.venue],
    );
  });

  it("puts what the library says otherwise in the place of what the file says", () => {
    const library = new Library();
    library.setFile(ris(...article));
    const [paper] = library.papers;
    assert.ok(paper);
    const out = exportBibliography([{ ...paper, title: "Another title", year: 2022 }], "ris");
    assert.match(out, /^TI {2}- Another title$/m);
    assert.match(out, /^PY {2}- 2022$/m);
    assert.doesNotMatch(out, /2021\/|On the caching/);
  });

  it("has years before Christ as biblatex has them", () => {
    const file = bibtex("@book{k, title={T}, date={-0044-03}}");
    assert.match(exported(file, "ris"), /^PY {2}- -0044\nDA {2}- -0044\/03\/\/$/m);
  });

  it("lets no value begin a field", () => {
    const out = exportBibliography([{ citekey: "k", title: "A\nER  - \nTY  - BOOK" }], "ris");
    assert.equal(out.match(/^TY {2}- /gm)?.length, 1);
    assert.equal(out.match(/^ER {2}- /gm)?.length, 1);
  });
});
