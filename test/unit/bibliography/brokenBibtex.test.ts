import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "./parse.ts";

const keys = (text: string) => parse(text).records.map(({ paper }) => paper.citekey);
const faults = (text: string) =>
  parse(text).problems.map(({ line, code, args }) => `${line + 1} ${code} ${args.reason ?? args.citekey}`);
const entry = (key: string) => `@article{${key},\n  title = {Title of ${key}},\n  year = 2020\n}\n`;

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

  it("is read up to a point and told by its line: 600 fields, also of one name", () => {
    for (const name of ["f", "note"]) {
      const fields = Array.from({ length: 600 }, (_, n) => `${name}${name === "f" ? n : ""} = {x},`);
      const { records, problems } = parse(
        `@misc{a, title={T},\n${fields.join("\n")}\nyear={2024}}\n@misc{b, title={B}}`,
      );
      assert.deepEqual(
        records.map(({ paper }) => [paper.citekey, paper.title, paper.year]),
        [
          ["a", "T", undefined],
          ["b", "B", undefined],
        ],
      );
      assert.deepEqual(
        problems.map(({ line, args }) => [line + 1, args.part, args.reason]),
        [[501, "rest", "Of its fields the first 500 are read."]],
      );
    }
  });

  it("costs its entry, with a word: a citekey of 1,200 characters", () => {
    const { records, problems } = parse(`@misc{${"k".repeat(1200)}, title={T}}\n@misc{b, title={B}}`);
    assert.deepEqual(
      records.map(({ paper }) => paper.citekey),
      ["b"],
    );
    assert.deepEqual(
      problems.map(({ line, args }) => [line + 1, args.part, args.reason]),
      [[1, "entry", "The citekey has more than 1,000 characters."]],
    );
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
