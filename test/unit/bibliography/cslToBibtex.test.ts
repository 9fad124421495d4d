import assert from "node:assert/strict";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { Library } from "../../../src/core/library/library.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";

/** The library of one item, and of a paper file beside it. */
function libraryOf(item: object, paperFile?: string): Library {
  const library = new Library();
  const file = parseCslJson(JSON.stringify([{ id: "a", ...item }]), "a.json", { kind: "csl", order: 1 });
  assert.ok(file);
  library.setFile(file);
  if (paperFile !== undefined) {
    const over = parsePaperFile(`---\n${paperFile}\n---\n`, "papers/a.md", { kind: "papers", order: 0 });
    assert.ok(over);
    library.setFile(over);
  }
  return library;
}

const bibtex = (item: object, paperFile?: string) =>
  exportBibliography(libraryOf(item, paperFile).papers, "bibtex");

const chapter = {
  type: "chapter",
  title: "Deep Nets in <i>Practice</i>",
  author: [
    { family: "Beethoven", given: "Ludwig", "non-dropping-particle": "van" },
    { family: "Davis", given: "Sammy", suffix: "Jr." },
    { literal: "The R & D Team" },
  ],
  editor: [{ family: "Doe", given: "Jane" }],
  issued: { "date-parts": [[2024, "2", 23]] },
  "container-title": "Handbook of Nets",
  "collection-title": "Lecture Notes",
  "collection-number": 12,
  publisher: "A & B Press",
  "publisher-place": "Basel",
  edition: 2,
  page: "611-626",
  ISBN: "978-0-262-03561-3",
  DOI: "10.1145/3600006",
  note: "read this",
};

describe("an item of CSL-JSON as an entry of BibTeX", () => {
  it("has the item's type and all that styles print", () => {
    assert.equal(
      bibtex(chapter),
      `@incollection{a,
  title = {Deep Nets in Practice},
  author = {van Beethoven, Ludwig and Davis, Jr., Sammy and {The R \\& D Team}},
  editor = {Doe, Jane},
  booktitle = {Handbook of Nets},
  year = {2024},
  month = feb,
  day = {23},
  doi = {10.1145/3600006},
  publisher = {A \\& B Press},
  address = {Basel},
  series = {Lecture Notes},
  edition = {2},
  number = {12},
  pages = {611--626},
  isbn = {978-0-262-03561-3},
}
`,
    );
  });

  it("is exported to CSL-JSON with what it had", () => {
    const [item]: unknown[] = JSON.parse(exportBibliography(libraryOf(chapter).papers, "csl-json"));
    assert.deepEqual(item, { ...chapter, id: "a", "citation-key": "a" });
  });

  it("gives way to what a paper file says", () => {
    const text = bibtex(chapter, "citekey: a\ntitle: Shallow Nets\nyear: 2025\nvenue: Book of Nets");
    assert.match(text, /^@incollection\{a,\n {2}title = \{Shallow Nets\},\n/);
    assert.match(text, /booktitle = \{Book of Nets\},\n {2}year = \{2025\},\n/);
    assert.match(text, /pages = \{611--626\}/);
    assert.doesNotMatch(text, /month/);
  });

  const cases: readonly (readonly [what: string, item: object, expected: RegExp, not?: RegExp])[] = [
    [
      "a journal's issue",
      {
        type: "article-journal",
        title: "T",
        "container-title": "Nature",
        volume: "3",
        issue: "4",
        page: "e12",
      },
      /^@article\{a,\n {2}title = \{T\},\n {2}journal = \{Nature\},\n {2}volume = \{3\},\n {2}number = \{4\},\n {2}pages = \{e12\},\n\}/,
    ],
    [
      "a thesis at its school, once",
      { type: "thesis", title: "T", genre: "Master's thesis", publisher: "MIT" },
      /^@mastersthesis\{a,\n {2}title = \{T\},\n {2}school = \{MIT\},\n\}/,
    ],
    [
      "a preprint, whose publisher is arXiv",
      {
        type: "report",
        title: "T",
        number: "arXiv:2402.15627",
        publisher: "arXiv",
        URL: "http://arxiv.org/abs/2402.15627",
      },
      /^@misc\{a,\n {2}title = \{T\},\n {2}eprint = \{2402\.15627\},/,
      /publisher|number/,
    ],
    [
      "a page of the web",
      { type: "webpage", title: "T", "container-title": "OpenAI", URL: "https://openai.com/t" },
      /^@online\{a,\n {2}title = \{T\},\n {2}organization = \{OpenAI\},\n {2}url = \{https:\/\/openai\.com\/t\},\n\}/,
    ],
    [
      "an edited volume, whose editors are no authors",
      { type: "book", title: "T", editor: [{ family: "Doe", given: "Jane" }] },
      /^@book\{a,\n {2}title = \{T\},\n {2}editor = \{Doe, Jane\},\n\}/,
    ],
    ["a type that BibTeX lacks", { type: "broadcast", title: "T", year: 1 }, /^@misc\{a,/],
    ["a type that is a name of every object", { type: "constructor", title: "T" }, /^@misc\{a,/],
    [
      "fields that hold something else",
      {
        type: "book",
        title: "T",
        publisher: { name: "X" },
        page: [1],
        editor: "Doe",
        edition: null,
        volume: true,
      },
      /^@book\{a,\n {2}title = \{T\},\n\}/,
    ],
    [
      "a field of a preprint that begins with arXiv and says more",
      {
        type: "article",
        title: "T",
        number: "arXiv:2402.15627",
        "collection-title": "arXiv Lectures",
        medium: "arXiv",
      },
      /series = \{arXiv Lectures\}/,
      /medium|howpublished/,
    ],
    [
      "braces and backslashes that would break the file",
      { type: "book", title: "T", publisher: "a}b\\c{", edition: "}" },
      /publisher = \{a\\textbraceright\{\}b\\textbackslash\{\}c\\textbraceleft\{\}\}/,
    ],
  ];
  for (const [what, item, expected, not] of cases) {
    it(`knows ${what}`, () => {
      assert.match(bibtex(item), expected);
      if (not) assert.doesNotMatch(bibtex(item), not);
    });
  }
});
