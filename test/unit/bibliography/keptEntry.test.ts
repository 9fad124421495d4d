import assert from "node:assert/strict";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { Library } from "../../../src/core/library/library.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import { type Paper, recordOf } from "../../../src/core/paper.ts";
import { parse } from "./parse.ts";

const bibliography = String.raw`
@string{mit = "{MIT} Press"}
@book{goodfellow2016deep,
  title     = {Deep Learning},
  author    = {Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron},
  publisher = mit,
  address   = "Cambridge, {MA}",
  edition   = {1st},
  year      = 2016,
  month     = nov,
  isbn      = {978-0-262-03561-3},
  file      = {:/home/reader/dl.pdf:PDF},
  keywords  = {mine},
  abstract  = {Long.},
  timestamp = {2020-01-01},
}
@proceedings{sosp, title = {Proc. of {SOSP}}, editor = {Doe, Jane}, publisher = {ACM}, year = {2023}}
@inproceedings{kwon2023vllm,
  title = {Efficient Memory Management for {LLM} Serving with {P}aged{A}ttention},
  author = {Kwon, Woosuk and others},
  crossref = {sosp},
  pages = {611--626},
  doi = {10.1145/3600006.3613165},
  eprint = {2309.06180},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG},
}
@misc{jiang2024megascale,
  title = {{MegaScale}},
  author = {Jiang, Ziheng},
  eprint = {2402.15627},
  howpublished = {\url{https://example.org/a_b}},
  year = {2024},
}`;

/** What is exported where a paper file says more than the bibliography. */
function exported(citekey: string, paperFile?: string): string {
  const library = new Library();
  library.setFile(parse(bibliography));
  if (paperFile !== undefined) {
    const file = parsePaperFile(`---\n${paperFile}\n---\n`, "papers/a.md", { kind: "papers", order: 0 });
    assert.ok(file);
    library.setFile(file);
  }
  const paper = library.byCitekey(citekey);
  assert.ok(paper);
  return exportBibliography([paper], "bibtex");
}

/** What both a record and its exported entry say. */
function said(paper: LibraryPaper | undefined): Paper | undefined {
  const { tags: _, abstract: __, ...others } = paper ? recordOf(paper) : { citekey: "", title: "" };
  return others;
}

describe("the entry that a bibliography has", () => {
  it("is exported with its type and all that styles print, without what a manager keeps for itself", () => {
    assert.equal(
      exported("goodfellow2016deep"),
      `@book{goodfellow2016deep,
  title = {Deep Learning},
  author = {Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron},
  publisher = {{MIT} Press},
  address = {Cambridge, {MA}},
  edition = {1st},
  year = {2016},
  month = nov,
  isbn = {978-0-262-03561-3},
}
`,
    );
  });

  it("stands alone: with what it takes from another entry, and its TeX as it was", () => {
    const text = exported("kwon2023vllm");
    assert.match(
      text,
      /^@inproceedings\{kwon2023vllm,\n {2}title = \{Efficient Memory Management for \{LLM\}/,
    );
    assert.match(text, /booktitle = \{Proc\. of \{SOSP\}\},\n/);
    assert.match(text, /pages = \{611--626\},\n/);
    assert.match(text, /author = \{Kwon, Woosuk and others\}/);
    assert.doesNotMatch(text, /crossref/);
  });

  it("gives way to what a paper file says, field by field", () => {
    const text = exported(
      "kwon2023vllm",
      "citekey: kwon2023vllm\ntitle: PagedAttention\nauthors: [Woosuk Kwon, Zhuohan Li]\nyear: 2024\nvenue: SOSP 2023",
    );
    assert.match(text, /title = \{\{PagedAttention\}\}/);
    assert.match(text, /author = \{Kwon, Woosuk and Li, Zhuohan\}/);
    assert.match(text, /booktitle = \{SOSP 2023\}/);
    assert.match(text, /year = \{2024\}/);
    assert.match(text, /pages = \{611--626\}/);
    assert.equal(text.match(/title = /g)?.length, 2, "title and booktitle");
    const { records, problems } = parse(text);
    assert.deepEqual(problems, []);
    assert.equal(records.length, 1);
  });

  it("becomes one of a meeting where the library knows that it appeared there", () => {
    const text = exported(
      "jiang2024megascale",
      "citekey: jiang2024megascale\ntitle: MegaScale\nvenue: NSDI 2024",
    );
    assert.match(text, /^@inproceedings\{jiang2024megascale,\n {2}title = \{\{MegaScale\}\},/);
    assert.match(text, /booktitle = \{NSDI 2024\}/);
    assert.match(text, /howpublished = \{\\url\{https:\/\/example\.org\/a_b\}\}/);
  });

  it("gets an id that only the library knows, once", () => {
    const text = exported(
      "jiang2024megascale",
      "citekey: jiang2024megascale\ntitle: MegaScale\narxiv: 2402.99999\nsubject: cs.DC",
    );
    assert.match(text, /eprint = \{2402\.99999\}/);
    assert.equal(text.match(/eprint/g)?.length, 1);
  });

  it("is exported to CSL-JSON with what styles print of it", () => {
    const library = new Library();
    library.setFile(parse(bibliography));
    const items: unknown = JSON.parse(exportBibliography(library.papers, "csl-json"));
    assert.ok(Array.isArray(items));
    const [book, , vllm, sosp] = items;
    assert.deepEqual(book, {
      id: "goodfellow2016deep",
      "citation-key": "goodfellow2016deep",
      type: "book",
      title: "Deep Learning",
      author: [
        { family: "Goodfellow", given: "Ian" },
        { family: "Bengio", given: "Yoshua" },
        { family: "Courville", given: "Aaron" },
      ],
      issued: { "date-parts": [[2016, 11]] },
      abstract: "Long.",
      publisher: "MIT Press",
      "publisher-place": "Cambridge, MA",
      edition: "1st",
      ISBN: "978-0-262-03561-3",
    });
    assert.equal(vllm.type, "paper-conference");
    assert.equal(vllm["container-title"], "Proc. of SOSP");
    assert.equal(vllm.publisher, "ACM");
    assert.equal(vllm.page, "611-626");
    assert.equal(sosp.type, "book");
    assert.deepEqual([sosp.author, sosp.editor], [undefined, [{ family: "Doe", given: "Jane" }]]);
  });

  it("reads back as the same record, and is exported the same again", () => {
    const library = new Library();
    library.setFile(parse(bibliography));
    const once = exportBibliography(library.papers, "bibtex");
    const again = new Library();
    again.setFile(parse(once));
    assert.deepEqual(again.problems, []);
    assert.equal(exportBibliography(again.papers, "bibtex"), once);
    for (const paper of library.papers) assert.deepEqual(said(again.byCitekey(paper.citekey)), said(paper));
  });
});
