import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCslJson, parseCslJsonInSlices } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import type { Paper } from "../../../src/core/paper.ts";

const layer = { kind: "csl", order: 0 } as const;
const parse = (text: string) => parseCslJson(text, "a.json", layer);
const parseItems = (...items: readonly unknown[]) => parse(JSON.stringify(items, undefined, 2));

describe("reading CSL-JSON", () => {
  const item = { id: "a", type: "article", title: "T" };
  const cases: readonly [name: string, fields: object, paper: Partial<Paper>][] = [
    [
      "people of every kind",
      {
        author: [
          { family: "Jiang", given: "Ziheng" },
          { family: "Beethoven", given: "Ludwig", "non-dropping-particle": "van" },
          { family: "Davis", given: "Sammy", suffix: "Jr." },
          { literal: "OpenAI" },
          { family: "Plato" },
          {},
        ],
      },
      {
        authors: ["Ziheng Jiang", "Ludwig van Beethoven", "Sammy Davis Jr.", "OpenAI", "Plato"],
        // The name of one word is a person's, which nobody can read from the word.
        names: [
          { family: "Jiang", given: "Ziheng" },
          { family: "Beethoven", given: "Ludwig", particle: "van" },
          { family: "Davis", given: "Sammy", suffix: "Jr." },
          { literal: "OpenAI" },
          { family: "Plato", given: "" },
        ],
      },
    ],
    ["date parts", { issued: { "date-parts": [[2024, 2, 23]] } }, { year: 2024 }],
    ["date parts without their inner list", { issued: { "date-parts": [2024, 2] } }, { year: 2024 }],
    ["a date among its parts", { issued: { "date-parts": [["2024-02-23"]] } }, { year: 2024 }],
    ["the date of older versions of pandoc", { issued: [{ year: 2024, month: 2 }] }, { year: 2024 }],
    ["date parts as texts", { issued: { "date-parts": [["2024"]] } }, { year: 2024 }],
    ["a raw date", { issued: { raw: "2024-02-23" } }, { year: 2024 }],
    ["a literal date", { issued: { literal: "c. 1999" } }, { year: 1999 }],
    [
      "a title in a list, as Crossref answers",
      { title: ["Owls"], "container-title": ["CACM"], subtitle: [] },
      { title: "Owls", venue: "CACM" },
    ],
    ["a DOI", { DOI: "10.1145/3", "container-title": "CACM" }, { doi: "10.1145/3", venue: "CACM" }],
    ["arXiv's DOI", { DOI: "10.48550/arXiv.2402.15627" }, { arxiv: "2402.15627" }],
    ["a number", { number: "arXiv:2402.15627", publisher: "arXiv" }, { arxiv: "2402.15627" }],
    ["a note", { note: "arXiv:2402.15627 [cs.LG]" }, { arxiv: "2402.15627", subject: "cs.LG" }],
    ["Zotero's note", { note: "arXiv: math/0611800v2" }, { arxiv: "math/0611800" }],
    ["an archive", { archive: "arXiv", archive_location: "2402.15627v3" }, { arxiv: "2402.15627" }],
    ["an address", { URL: "http://arxiv.org/abs/2402.15627v1" }, { arxiv: "2402.15627" }],
    ["a preprint's venue", { "container-title": "arXiv.org" }, {}],
    [
      "HTML in a title",
      { title: 'The <span class="nocase">x</span> of CO<sub>2</sub>, 1 < 2' },
      { title: "The x of CO2, 1 < 2" },
    ],
    ["JATS in an abstract", { abstract: "<jats:p>One  two</jats:p>" }, { abstract: "One two" }],
    [
      "keywords and a short title",
      { keyword: "a, b", "title-short": "S" },
      { tags: ["a", "b"], aliases: ["S"] },
    ],
  ];
  for (const [name, fields, expected] of cases) {
    it(`knows ${name}`, () => {
      const file = parseItems({ ...item, ...fields });
      assert.deepEqual(file?.records[0]?.paper, { citekey: "a", title: "T", ...expected });
      assert.deepEqual(file?.problems, []);
    });
  }

  it("takes `citation-key` before `id`, and keeps both", () => {
    const [record] = parseItems({ ...item, id: "http://zotero.org/1", "citation-key": "key" })?.records ?? [];
    assert.deepEqual([record?.paper.citekey, record?.otherCitekeys], ["key", ["http://zotero.org/1"]]);
  });

  it("knows the line of each item, in a list and in an object", () => {
    const items = [item, { ...item, id: "b", author: [{ family: "X" }], note: '[{"' }];
    for (const json of [items, { items }, { references: items }]) {
      const file = parse(JSON.stringify(json, undefined, 1).replaceAll("\n", "\r\n"));
      const lines = JSON.stringify(json, undefined, 1).split("\n");
      for (const { paper, line } of file?.records ?? [])
        assert.match(lines[line + 1] ?? "", new RegExp(`"${paper.citekey}"`));
      assert.equal(file?.records.length, 2);
    }
  });

  it("reports bad items and fields, and loads the others", () => {
    const file = parseItems(item, 7, { title: "No id" }, { ...item, id: "b", author: "X", title: [7] }, item);
    assert.deepEqual(
      file?.records.map(({ paper }) => paper.citekey),
      ["a", "b"],
    );
    assert.deepEqual(
      file?.problems.map(({ code, args, line }) => [code, args.field ?? args.reason ?? args.citekey, line]),
      [
        ["unreadable-file", "Item 2 is not an object.", 6],
        ["unreadable-file", 'Item 3 has no "id".', 7],
        ["bad-field", "title", 10],
        ["bad-field", "author", 10],
        ["duplicate-citekey", "a", 18],
      ],
    );
  });

  for (const json of [
    '{"name": "marginalia", "version": "1.0.0"}',
    '[{"id": 1, "name": "x"}]',
    "[1, 2]",
    "[]",
    "null",
    '{"items": [{"id": 1}]}',
    "{ broken",
    "",
  ]) {
    it(`leaves ${json || "an empty text"} alone`, () => assert.equal(parse(json), undefined));
  }

  it("says of a broken bibliography that it is one", () => {
    const file = parse('[\n {"id": "a", "issued": {"date-parts": [[2024]]},\n]');
    assert.deepEqual([file?.records, file?.problems.map(({ code }) => code)], [[], ["unreadable-file"]]);
  });

  const items = [1, 2, 3, 4].map((n) => ({
    ...item,
    id: `k${n}`,
    title: `T "${n}" {`,
    author: [{ family: "X" }],
  }));
  const breaks: readonly (readonly [how: string, broken: (text: string) => string])[] = [
    ["a comma too many", (text) => text.replace(/\s*\}(?=,\s*\{\s*"id": "k3")/, ",\n }")],
    ["a bracket missing", (text) => text.replace(/"X"\s*\}\s*\]\s*\},(?=\s*\{\s*"id": "k3")/, '"X"')],
    ["a quote missing", (text) => text.replace('"id": "k2"', '"id": "k2')],
    ["a bare word", (text) => text.replace('"id": "k2"', '"id": k2')],
    ["a line end in a string", (text) => text.replace('"k2"', '"k\n2"')],
  ];
  for (const [how, broken] of breaks) {
    it(`loses one item alone for ${how}, and names its line`, () => {
      for (const indent of [0, 1, 2]) {
        const whole = JSON.stringify(items, undefined, indent)
          .replaceAll('":', '": ')
          .replaceAll(":  ", ": ");
        const text = broken(whole);
        assert.notEqual(text, whole);
        const file = parseCslJson(text, "a.json", layer, { isNamed: true });
        assert.deepEqual(
          file?.records.map(({ paper }) => paper.citekey),
          ["k1", "k3", "k4"],
        );
        assert.deepEqual(
          file?.problems.map(({ line, args }) => [line, args.part]),
          [[whole.slice(0, whole.indexOf("k2")).split("\n").length - (indent > 0 ? 2 : 1), "entry"]],
        );
      }
    });
  }

  it("goes on behind a broken item with items that begin with any field, at the same indentation", () => {
    const rest = [
      { "event-title": "E", author: [{ family: "X" }], id: "c", title: "C" },
      { publisher: "P", id: "d", title: "D" },
    ];
    for (const indent of [1, 2, "\t"]) {
      const text = JSON.stringify(
        [{ id: "a", title: "A" }, { id: "b", title: "B" }, ...rest],
        undefined,
        indent,
      );
      const file = parseCslJson(text.replace('"b"', "b"), "a.json", layer, { isNamed: true });
      assert.deepEqual(
        file?.records.map(({ paper }) => paper.citekey),
        ["a", "c", "d"],
      );
      assert.equal(file?.problems.length, 1);
    }
  });

  it("says so where items behind a broken one cannot be told apart", () => {
    const text =
      '[{"id": "a", "title": "A"}, {"id": b, "title": "B"}, {"x-own": 1, "id": "c", "title": "C"}]';
    const file = parseCslJson(text, "a.json", layer, { isNamed: true });
    assert.equal(file?.records.length, 1);
    assert.deepEqual(
      file?.problems.map(({ start }) => start),
      [text.indexOf('{"id": b'), text.indexOf('"id": "c"')],
    );
  });

  it("says so where a list is cut off behind an item, or lacks a comma between two", () => {
    const read = (text: string) => parseCslJson(text, "a.json", layer, { isNamed: true });
    const cut = read('[\n {"id": "a", "title": "T"},\n');
    assert.deepEqual(
      [cut?.records.length, cut?.problems.map(({ line, args }) => [line, args.reason])],
      [1, [[2, "The list has no end."]]],
    );
    const joined = read('[\n {"id": "a", "title": "T"}\n {"id": "b", "title": "U"}\n]');
    assert.deepEqual(
      [joined?.records.length, joined?.problems.map(({ line, args }) => [line, args.part])],
      [2, [[2, "lax"]]],
    );
  });

  for (const [what, text, found, line] of [
    ["a comma behind the last item", '[\n {"id": "a", "title": "T"},\n]', 1, 1],
    ["a comma behind the last field", '{\n "id": "a",\n "title": "T",\n}', 0, 2],
    ["a number with a zero before it", '{\n "id": "a",\n "title": "T", "volume": 01\n}', 0, 2],
    ["a tab in a text", '{\n "id": "a",\n "title": "T\t"\n}', 0, 2],
  ] as const)
    it(`names the line of ${what}`, () => {
      const file = parseCslJson(text, "a.json", layer, { isNamed: true });
      assert.deepEqual([file?.records.length, file?.problems.map((one) => one.line)], [found, [line]]);
    });

  it("reads a large list item by item to the same records", () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({
      ...item,
      id: `k${n}`,
      abstract: "word ".repeat(40),
    }));
    const text = JSON.stringify(many);
    assert.ok(text.length > 600_000);
    const [small] = parse(JSON.stringify(many.slice(7, 8)))?.records ?? [];
    const file = parse(text);
    assert.deepEqual([file?.records.length, file?.problems], [3000, []]);
    assert.deepEqual(file?.records[7], small);
    assert.equal(
      parse(JSON.stringify(Array.from({ length: 60_000 }, (_, n) => ({ id: n, name: "x" })))),
      undefined,
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.array(fc.object({ key: fc.constantFrom("id", "title", "type", "author", "issued", "DOI", "x") })),
        (items) => {
          parse(JSON.stringify(items));
          parse(JSON.stringify(items.map((object) => ({ id: "a", type: "article", title: "T", ...object }))));
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void parse(text)));
  });
});

describe("CSL-JSON that nobody writes", () => {
  it("is left out with a word: fields of 70,000 characters, 30,000 people", () => {
    const title = "A word ".repeat(10_000);
    const author = Array.from({ length: 30_000 }, (_, n) => ({ family: `Bee${n}`, given: "Ann" }));
    const file = parseItems({ id: "a", type: "article", title, author, URL: "https://x.org/".repeat(9000) });
    assert.equal(file?.records[0]?.paper.title, "");
    assert.equal(file?.records[0]?.paper.authors?.length, 20_000);
    assert.deepEqual([...new Set(file?.problems.map(({ code, args }) => `${code} ${args.field}`))].sort(), [
      "bad-field URL",
      "bad-field author",
      "bad-field title",
    ]);
  });

  it("costs its item, with a word: one of five million characters in a large file, an id of 1,200", () => {
    const fields = Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`f${n}`, "a word or so"]));
    const file = parseItems(
      { id: "a", type: "article", title: "T", ...fields },
      { id: "k".repeat(1200), type: "article", title: "T" },
      { id: "b", type: "article", title: "B" },
    );
    assert.deepEqual(
      file?.records.map(({ paper }) => paper.citekey),
      ["b"],
    );
    assert.deepEqual(
      file?.problems.map(({ line, args }) => [line + 1, args.part, args.reason]),
      [
        [2, "entry", "It has more than 4,000,000 characters."],
        [200_007, "entry", "The citekey has more than 1,000 characters."],
      ],
    );
  });

  it("is read in slices as it is at once", async () => {
    const text = JSON.stringify(
      Array.from({ length: 3000 }, (_, n) => ({ id: `k${n % 2900}`, title: "T", issued: n })),
    );
    assert.deepEqual(await parseCslJsonInSlices(text, "a.json", layer), parse(text));
  });
});
