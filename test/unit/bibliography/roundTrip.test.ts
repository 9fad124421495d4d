import assert from "node:assert/strict";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { Library } from "../../../src/core/library/library.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import type { SourceFile } from "../../../src/core/library/source.ts";
import { parse } from "./parse.ts";

const csl = (item: object): SourceFile =>
  parseCslJson(JSON.stringify([{ id: "a", "citation-key": "a", ...item }]), "a.json", {
    kind: "csl",
    order: 0,
  }) ?? assert.fail("no CSL-JSON");
const paperFile = (...lines: readonly string[]): SourceFile =>
  parsePaperFile(["---", "citekey: a", ...lines, "---", ""].join("\n"), "a.md", {
    kind: "papers",
    order: 0,
  }) ?? assert.fail("no paper file");

function exported(format: "bibtex" | "csl-json", ...files: readonly SourceFile[]): string {
  const library = new Library();
  for (const file of files) library.setFile(file);
  return exportBibliography(library.papers, format);
}
const itemOf = (...files: readonly SourceFile[]) => JSON.parse(exported("csl-json", ...files))[0];

const full = {
  type: "article-journal",
  title: "A full item on <i>E. coli</i>",
  author: [{ family: "Bee", given: "Ann" }],
  translator: [{ family: "Tr", given: "T." }],
  issued: { "date-parts": [[2024, 2, 23]], season: 1 },
  accessed: { "date-parts": [[2025, 1, 2]] },
  language: "de",
  "event-place": "Berlin",
  "original-date": { "date-parts": [[1990]] },
  "title-short": "Full",
  PMID: "123",
  volume: 7,
  custom: { any: ["thing"] },
  note: "mine",
  abstract: "Long.",
};

describe("that there are more authors than an entry names", () => {
  it("is said in CSL-JSON as others say it, and is nobody when it is read", () => {
    const item = itemOf(parse("@misc{a, title={T}, author={Kwon, Woosuk and others}, year=2023}"));
    assert.deepEqual(item.author, [{ family: "Kwon", given: "Woosuk" }, { literal: "others" }]);
    assert.deepEqual(csl(item).records[0]?.paper.authors, ["Woosuk Kwon"]);
    const written = itemOf(
      parse("@misc{a, title={T}, author={Kwon, W. et al.}, editor={Ed, I. and others}}"),
    );
    assert.deepEqual(written.author, [{ family: "Kwon", given: "W." }, { literal: "others" }]);
    assert.deepEqual(written.editor, [{ family: "Ed", given: "I." }, { literal: "others" }]);
    assert.ok(!("author" in itemOf(parse("@misc{a, title={T}, author={others}}"))));
  });

  it("is said in BibTeX that is made of CSL-JSON", () => {
    const author = [{ family: "Kwon", given: "W." }, { literal: "others" }];
    assert.match(
      exported("bibtex", csl({ type: "book", title: "T", author, editor: author })),
      /author = \{Kwon, W\. and others\},\n {2}editor = \{Kwon, W\. and others\}/,
    );
  });
});

describe("an item of CSL-JSON on its way through", () => {
  it("keeps every field to the letter", () => {
    assert.deepEqual(itemOf(csl(full)), { id: "a", "citation-key": "a", ...full });
    const range = { type: "article-journal", title: "T", issued: { "date-parts": [[2018], [2019]] } };
    assert.deepEqual(itemOf(csl(range)), { id: "a", "citation-key": "a", ...range });
  });

  it("gives way to what a paper file says, field by field", () => {
    const item = itemOf(paperFile("title: Other", "year: 2025", 'doi: "10.1000/x"'), csl(full));
    assert.deepEqual(item, {
      id: "a",
      "citation-key": "a",
      ...full,
      title: "Other",
      issued: { "date-parts": [[2025]] },
      DOI: "10.1000/x",
    });
  });

  it("loses what no style can print", () => {
    assert.equal(
      itemOf(csl({ type: "book", title: "R &amp; D of <mml:math><mml:mi>x</mml:mi></mml:math>" })).title,
      "R & D of x",
    );
  });

  const dates: readonly [issued: object, expected: RegExp, not?: RegExp][] = [
    [{ "date-parts": [[2024, 2, 23]] }, /year = \{2024\},\n {2}month = feb,\n {2}day = \{23\},/],
    [{ "date-parts": [["2024", "2"]] }, /year = \{2024\},\n {2}month = feb,\n/, /day/],
    [{ "date-parts": [[2018], [2019]] }, /year = \{2018\},\n {2}date = \{2018\/2019\},/],
    [{ literal: "03/10/2001-12/19/2002" }, /year = \{2001\}/, /month|date/],
    [{ raw: "2024-02-23" }, /year = \{2024\},\n {2}month = feb,\n {2}day = \{23\},/],
    [{ "date-parts": [[-44, 3, 15]] }, /year = \{-44\}/],
    [{ "date-parts": [[2024, 2, 31]] }, /year = \{2024\},\n {2}month = feb,\n/, /day/],
  ];
  for (const [issued, expected, not] of dates) {
    it(`has in BibTeX the date ${JSON.stringify(issued)}`, () => {
      const text = exported("bibtex", csl({ type: "book", title: "T", issued }));
      assert.match(text, expected);
      if (not) assert.doesNotMatch(text, not);
    });
  }

  it("has in BibTeX what biblatex has a field for", () => {
    const text = exported("bibtex", csl(full));
    for (const line of [
      "translator = {Tr, T.}",
      "urldate = {2025-01-02}",
      "origdate = {1990}",
      "language = {de}",
      "venue = {Berlin}",
      "shorttitle = {Full}",
      "pmid = {123}",
    ])
      assert.ok(text.includes(`  ${line},\n`), line);
  });
});

describe("an entry of BibTeX as an item of CSL-JSON", () => {
  const dates: readonly [fields: string, issued: object | undefined][] = [
    ["date = {2024-02-23}", { "date-parts": [[2024, 2, 23]] }],
    ["date = {2018/2019}", { "date-parts": [[2018], [2019]] }],
    ["year = {2018--2019}", { "date-parts": [[2018], [2019]] }],
    ["year = 2024, month = feb, day = 23", { "date-parts": [[2024, 2, 23]] }],
    ['year = 2024, month = "23~" # feb', { "date-parts": [[2024, 2, 23]] }],
    ["year = {c. 1999}", { "date-parts": [[1999]], circa: true }],
    ["date = {1999~}", { "date-parts": [[1999]], circa: true }],
    ["year = 2024, month = {July--August}", { "date-parts": [[2024, 7]] }],
    ["year = {in press}", { literal: "in press" }],
    ["note = {x}", undefined],
  ];
  for (const [fields, issued] of dates) {
    it(`has the date of ${fields}`, () => {
      assert.deepEqual(itemOf(parse(`@misc{a, title={T}, ${fields}}`)).issued, issued);
    });
  }

  it("has the school of a thesis as its publisher alone", () => {
    const item = itemOf(parse("@phdthesis{a, title={T}, author={Bee, Ann}, school={S}, year={1999}}"));
    assert.deepEqual([item.publisher, "container-title" in item], ["S", false]);
  });

  it("has its translators, its event, its language and more", () => {
    const item = itemOf(
      parse(`@inproceedings{a, title={T}, author={Bee, Ann}, translator={{Blue Brain}}, eventtitle={E}, venue={V},
  language={german}, urldate={2025-01-02}, origdate={1990}, pmid={1}, note={Mine}, pagetotal={9}}`),
    );
    assert.deepEqual(
      [
        item.translator,
        item["event-title"],
        item["event-place"],
        item.language,
        item.accessed,
        item["original-date"],
        item.PMID,
        item.note,
        item["number-of-pages"],
      ],
      [
        [{ literal: "Blue Brain" }],
        "E",
        "V",
        "german",
        { "date-parts": [[2025, 1, 2]] },
        { "date-parts": [[1990]] },
        "1",
        "Mine",
        "9",
      ],
    );
  });
});
