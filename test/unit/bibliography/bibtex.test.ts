import assert from "node:assert/strict";
import { parseBibtex, parseBibtexInSlices } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { layer, paperOf, parse } from "./parse.ts";

const keys = (text: string) => parse(text).records.map(({ paper }) => paper.citekey);
const faults = (text: string) =>
  parse(text).problems.map(({ line, code, args }) => `${line + 1} ${code} ${args.reason ?? args.citekey}`);
const entry = (key: string) => `@article{${key},\n  title = {Title of ${key}},\n  year = 2020\n}\n`;

describe("reading a .bib file", () => {
  it("gives each entry's record with its line", () => {
    const { records, problems, file } = parse(`% a comment\n\n${entry("a")}\n${entry("b")}`);
    assert.deepEqual(
      records.map(({ paper, line }) => [paper.citekey, paper.title, paper.year, line]),
      [
        ["a", "Title of a", 2020, 2],
        ["b", "Title of b", 2020, 7],
      ],
    );
    assert.deepEqual([problems, file], [[], "a.bib"]);
  });

  it("keeps citekeys as written", () => {
    const written = [
      "vardi.86.lics",
      "Smith:2020_a",
      "DBLP:conf/nips/VaswaniSPUJGKP17",
      "Ünal+99",
      "a-b/c'd",
    ];
    assert.deepEqual(keys(written.map(entry).join("")), written);
  });

  const forms: readonly [name: string, text: string][] = [
    ["round brackets", "@article(a, title = {T}, year = 2020)"],
    ["no blanks", "@article{a,title={T},year={2020}}"],
    ["many blanks and a last comma", "@ARTICLE {\n a ,\n TITLE\t=\t{T} ,\n year = { 2020 },\n}"],
    ["quotation marks", '@article{a, title = "T", year = "2020"}'],
    ["a quoted brace", '@article{a, title = "{T}", year = 2020}'],
    ["pieces joined", '@string{y = "20"}@article{a, title = {T}, year = y # {20}}'],
    ["CRLF", "@article{a,\r\n  title = {T},\r\n  year = 2020\r\n}\r\n"],
    ["lone CR", "@article{a,\r  title = {T},\r  year = 2020\r}\r"],
    ["a byte order mark", "\ufeff@article{a, title = {T}, year = 2020}"],
    ["comments between fields", "@article{a,\n % one\n title = {T}, % two\n year = 2020 % three\n}"],
    ["no end of line behind a comment", "@article{a, title = {T}, year = 2020}%"],
    ["a field twice, the first counts", "@article{a, title = {T}, year = 2020, title = {U}}"],
    ["a number for a key", "@article{1, title = {T}, year = 2020}"],
  ];
  for (const [name, text] of forms) {
    it(`reads ${name}`, () => {
      const { title, year } = paperOf(text);
      assert.deepEqual({ title, year }, { title: "T", year: 2020 });
      assert.deepEqual(faults(text), []);
    });
  }

  it("knows @string in any case, months, and leaves @preamble, @comment and commented-out entries alone", () => {
    const text = `
@string{NIPS = "Advances in " # {Neural Information}}
@preamble{"\\newcommand{\\noopsort}[1]{}"}
@comment{jabref-meta: grouping: 0 AllEntriesGroup:;}
@comment{${entry("hidden")}}
% @article{off, title = {Off}}
Write to someone@example.org {or not}.
@inproceedings{a, title = {T}, booktitle = nips # " 30", month = jan, year = 2017}
@control{REVTEX41Control, eprint = {}}`;
    assert.deepEqual(keys(text), ["a"]);
    assert.equal(paperOf(text).venue, "Advances in Neural Information 30");
    assert.deepEqual(faults(text), []);
  });

  it("takes booktitle, year and more over from crossref and xdata, wherever they stand", () => {
    const { records } = parse(`
@inproceedings{child, title = {Child}, crossref = {whole}, xdata = {shared}}
@proceedings{whole, title = {Proceedings of X}, year = 1999}
@xdata{shared, keywords = {one, two}}
@inproceedings{own, title = {Own}, crossref = {whole}, year = 2001}
@inproceedings{round, title = {Round}, crossref = {round}}`);
    const papers = new Map(records.map(({ paper }) => [paper.citekey, paper]));
    assert.deepEqual([...papers.keys()], ["child", "whole", "own", "round"]);
    assert.deepEqual(papers.get("child"), {
      citekey: "child",
      title: "Child",
      year: 1999,
      venue: "Proceedings of X",
      tags: ["one", "two"],
    });
    assert.equal(papers.get("own")?.year, 2001);
  });

  it("keeps further keys of `ids`", () => {
    const [record] = parse("@misc{a, title = {T}, ids = {b, c,a}}").records;
    assert.deepEqual(record?.otherCitekeys, ["b", "c"]);
  });

  it("keeps the first of two entries with one key and says where the second stands", () => {
    const text = entry("a") + entry("b") + entry("a").replace("Title", "Other title");
    const { records, problems } = parse(text);
    assert.deepEqual(
      records.map(({ paper }) => paper.title),
      ["Title of a", "Title of b"],
    );
    assert.deepEqual(
      problems.map(({ line, code, args }) => [line, code, args]),
      [[8, "duplicate-citekey", { citekey: "a", other: "a.bib:1" }]],
    );
  });
});

describe("a brace behind a backslash", () => {
  const next = "@misc{b, title={Next}}\n";
  const reasons = (text: string) => parse(text).problems.map(({ args }) => args.reason);
  const titles = (text: string) => parse(text).records.map(({ paper }) => [paper.title, paper.year]);
  const sign = ["A brace behind a backslash has no counterpart, and is taken for a sign."];

  it("counts as BibTeX counts it where the entry comes out right so", () => {
    const text = `@misc{a, title={A \\{x\\} B}, year=2020}\n${next}`;
    assert.deepEqual(titles(text), [
      ["A {x} B", 2020],
      ["Next", undefined],
    ]);
    assert.deepEqual(reasons(text), []);
  });
  it("is a sign where the entry comes out right only so, with a word of it", () => {
    for (const title of ["{{P\\} at \\{M\\} walls}}", "{On \\{ walls}", "{On \\} walls}"]) {
      const text = `@misc{a, title=${title}, author={Bee, Ann}, year=2020}\n${next}`;
      assert.deepEqual(
        parse(text).records.map(({ paper }) => [paper.authors, paper.year]),
        [
          [["Ann Bee"], 2020],
          [undefined, undefined],
        ],
        title,
      );
      assert.deepEqual(reasons(text), sign);
    }
  });
  it("saves no entry that is broken otherwise too", () => {
    assert.deepEqual(titles(`@misc{a, title={A \\{ B, year=2020}\n${next}`), [["Next", undefined]]);
  });
});

describe("reading a .bib file again", () => {
  const first = `@string{j = {Journal of Walls}}
@book{whole, title={Walls}, publisher={P}, year=2001}
@article{a, title={A}, author={Bee, Ann}, journal=j, year=2000}
@inbook{part, title={Part}, crossref={whole}, year=2001}
@article{long, title={T}, keywords={${"x".repeat(200_000)}}}
`;
  const before = parse(first);
  const again = (text: string) => parseBibtex(text, "a.bib", layer, { before });
  const kept = (text: string) =>
    again(text)
      .records.filter((record) => before.records.some(({ paper }) => paper === record.paper))
      .map(({ paper }) => paper.citekey);

  it("takes over the records that say the same, and gives what a first reading gives", () => {
    const cases: readonly (readonly [text: string, kept: readonly string[]])[] = [
      [first, ["whole", "a", "part"]],
      [`% one line more\n${first}`, ["whole", "a", "part"]],
      [first.replace("title={A}", "title={B}"), ["whole", "part"]],
      [first.replace("of Walls}}", "of Bricks}}"), ["whole", "part"]],
      [first.replace("publisher={P}", "publisher={Q}"), ["a"]],
      [first.replace("@article{a,", "@book{a,"), ["whole", "part"]],
      [first.replace("@article{a,", "@article{b,"), ["whole", "part"]],
    ];
    for (const [text, keys] of cases) {
      assert.deepEqual(again(text), parse(text), text.slice(0, 200));
      assert.deepEqual(kept(text), keys, text.slice(0, 200));
    }
    assert.equal(again(first).problems.length, 1);
  });
});

describe("reading a .bib file in slices", () => {
  it("gives what reading it at once gives", async () => {
    const text = `${Array.from({ length: 3_000 }, (_, i) => entry(`k${i % 2_900}`)).join("")}@article{open`;
    assert.deepEqual(await parseBibtexInSlices(text, "a.bib", layer), parseBibtex(text, "a.bib", layer));
  });

  it("ends when it is aborted", async () => {
    const abort = new AbortController();
    const text = Array.from({ length: 20_000 }, (_, i) => entry(`k${i}`)).join("");
    const reading = parseBibtexInSlices(text, "a.bib", layer, { signal: abort.signal });
    abort.abort(new Error("enough"));
    await assert.rejects(reading, /enough/);
  });
});
