import assert from "node:assert/strict";
import fc from "fast-check";
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

describe("a .bib file with a mistake", () => {
  const broken: readonly [name: string, text: string, fault: string, kept: boolean][] = [
    [
      "an open brace",
      "@article{x,\n title = {Open,\n year = 2020\n}\n",
      "5 unreadable-file A brace is not closed.",
      false,
    ],
    [
      "an open quotation mark",
      '@article{x,\n title = "Open,\n year = 2020\n}\n',
      "5 unreadable-file A quotation mark",
      false,
    ],
    [
      "a missing brace at the end",
      "@article{x,\n title = {T},\n year = 2020\n\n",
      "8 unreadable-file The entry before",
      true,
    ],
    ["a missing comma", "@article{x,\n title = {T}\n year = 2020\n}\n", "6 unreadable-file Before", true],
    [
      "a missing comma behind the key",
      "@article{x\n title = {T},\n}\n",
      "4 unreadable-file After the citekey",
      true,
    ],
    [
      "a missing equals sign",
      "@article{x,\n title {T},\n year = 2020\n}\n",
      '5 unreadable-file After "title"',
      false,
    ],
    [
      "a missing value",
      "@article{x,\n title = ,\n year = 2020\n}\n",
      "5 unreadable-file A value was expected",
      false,
    ],
    [
      "a quotation mark inside quotation marks",
      '@article{x,\n title = "A "b" c",\n}\n',
      "5 unreadable-file A comma",
      false,
    ],
    ["no citekey", "@article{,\n title = {T},\n}\n", "4 unreadable-file There is no citekey.", false],
    [
      "a field for a citekey",
      "@article{\n title = {T},\n}\n",
      "5 unreadable-file There is no citekey.",
      false,
    ],
    [
      "a brace too many",
      "@article{x,\n title = {T}},\n year = 2020\n}\n",
      "6 unreadable-file A brace too many",
      true,
    ],
    ["an open @string", "@string{s = {open\n", "4 unreadable-file A brace is not closed.", false],
  ];
  for (const [name, text, fault, kept] of broken) {
    it(`loses no other entry to ${name}, and names its line`, () => {
      const whole = `${entry("a").trimEnd().replace("\n  year = 2020", "")}\n${text}${entry("b")}${entry("c")}`;
      assert.deepEqual(keys(whole), kept ? ["a", "x", "b", "c"] : ["a", "b", "c"]);
      const found = faults(whole);
      assert.equal(found.length, 1, found.join("; "));
      assert.ok(found[0]?.startsWith(fault), found[0]);
    });
  }

  it("says of a missing comma that nothing is lost, and is no more than information", () => {
    const { records, problems } = parse("@misc{x\n title = {T}\n year = 2020\n}\n");
    assert.equal(records[0]?.paper.year, 2020);
    assert.deepEqual(
      problems.map(({ severity, args }) => [severity, args.part]),
      [
        ["information", "nothing"],
        ["information", "nothing"],
      ],
    );
  });

  it("costs one entry in the middle of a large file, wherever the file was cut", () => {
    const entries = Array.from({ length: 60 }, (_, i) => entry(`k${i}`));
    const middle = entries[30] ?? "";
    for (let cut = 1; cut < middle.length - 1; cut++) {
      const text = [...entries.slice(0, 30), middle.slice(0, cut), "\n", ...entries.slice(31)].join("");
      const found = keys(text).filter((key) => key !== "k30" && /^k\d+$/.test(key));
      assert.equal(found.length, 59, `cut behind ${JSON.stringify(middle.slice(0, cut))}`);
    }
  });

  it("goes on behind a fault in a file of a single line", () => {
    assert.deepEqual(
      keys("@misc{a, title = {A}} @misc{b, title = {B} @misc{c, title = {C @misc{d, title = {D}}"),
      ["a", "b", "d"],
    );
  });

  it("never throws, and finds its entries again in any text around them", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        "@",
        "{",
        "}",
        '"',
        "@article{",
        "@string{",
        "@comment{",
        "\\",
        "=",
        ",",
        "#",
        "%",
        "$",
        "\r\n",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { records, problems } = parse(pieces.join(""));
        for (const { paper } of records) assert.ok(paper.citekey !== "");
        for (const { line, start, end } of problems) assert.ok(line >= 0 && start >= 0 && end >= start);
      }),
    );
  });

  it("reads hostile texts in time", () => {
    const many = 4_000;
    for (const unit of [
      "@a{b,c={",
      '@a{b,c="',
      "@string{a={",
      "@comment{",
      "@preamble{",
      "@a{b c={",
      "{",
      "\\'",
      "@",
      "$",
      "\\'{",
      "@a(b(,c={",
    ]) {
      parse(unit.repeat(many));
      parse(`@misc{k, title = {${unit.repeat(many)}}}`);
      parse(`@misc{k, author = {${"a and ".repeat(many)}}}`);
    }
  });
});

describe("what nobody writes", () => {
  const long = "A word ".repeat(10_000);

  it("is left out with a word: a field of 70,000 characters, of which the rest of the entry knows nothing", () => {
    const { records, problems } = parse(
      `@misc{a, title={${long}}, note={${long}}, file={${long}}, year={2024}}\n@misc{b, title={B}}`,
    );
    assert.deepEqual(
      records.map(({ paper }) => [paper.citekey, paper.title, paper.year]),
      [
        ["a", "", 2024],
        ["b", "B", undefined],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, args }) => [line, args.reason]),
      [
        [0, "The field title is not read. It has more than 30,000 characters."],
        [0, "The field note is not read. It has more than 30,000 characters."],
      ],
    );
  });

  it("is read up to a point and told: 200,000 authors", () => {
    const people = Array.from({ length: 200_000 }, (_, n) => `Ann Bee${n}`);
    const { records, problems } = parse(`@misc{a, title={T}, author={${people.join(" and ")}}}`);
    const { authors = [] } = records[0]?.paper ?? {};
    assert.ok(authors.length > 10_000, `${authors.length}`);
    assert.deepEqual(authors, people.slice(0, authors.length));
    assert.match(problems[0]?.args.reason ?? "", /^Of its people the first [\d,]+ are read\.$/);
  });

  it("costs nobody an author: 5,000 of them, in parts", () => {
    const people = Array.from({ length: 5000 }, (_, n) => `Bee${n}, Ann {and} C.`);
    const { records, problems } = parse(
      `@misc{a, title={T}, author={${people.join("\n  and ")} and others}}`,
    );
    assert.deepEqual(problems, []);
    assert.equal(records[0]?.paper.authors?.length, 5000);
    assert.equal(records[0]?.paper.authors?.at(-1), "Ann and C. Bee4999");
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
