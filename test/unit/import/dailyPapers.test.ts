import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseDailyPapers, readDailyPapers } from "../../../src/core/import/dailyPapers.ts";
import { seedDocuments } from "../../seeds/seedFiles.ts";

const document = readFileSync(seedDocuments.text, "utf8");
const seeds = readDailyPapers(document) ?? assert.fail();
const head = document.slice(0, document.indexOf(seeds[0]?.title ?? ""));
const said = (text: string) => readDailyPapers(text)?.map(({ title, abstract }) => ({ title, abstract }));
const wanted = seeds.map(({ title, abstract }) => ({ title, abstract }));

/** A page with these papers, and whatever stands between the parts of one. */
const page = (papers: typeof wanted, { before = "", between = "", after = "", eol = "\n" } = {}) =>
  (
    head +
    papers.map(({ title, abstract }) => `${before}${title}\n\n${between}${abstract}\n\n${after}`).join("")
  ).replaceAll("\n", eol);

describe("the text of a Daily Papers page", () => {
  it("gives the 41 papers of the seed document, title and abstract to the letter", () => {
    assert.equal(seeds.length, 41);
    // The document is nothing but its head and these.
    assert.equal(
      `${head}${wanted.map(({ title, abstract }) => `${title}\n\n${abstract}`).join("\n\n")}`,
      document.trimEnd(),
    );
  });

  const pages: readonly (readonly [how: string, text: string])[] = [
    ["with CRLF", document.replaceAll("\n", "\r\n")],
    ["with lone returns", document.replaceAll("\n", "\r")],
    ["with a byte-order mark", `\ufeff${document}`],
    ["with votes before the titles", page(wanted, { before: "128\n\n" })],
    [
      "with who sent them in",
      page(wanted, { between: "Submitted by\n\nakhaliq\n\n", after: "3 comments\n\n" }),
    ],
    ["with authors and dates behind", page(wanted, { after: "12 authors\n\n·\n\nMar 3, 2024\n\n" })],
    ["with votes in the lines of the titles", page(wanted, { before: "42\n", between: "14 authors\n" })],
    ["without empty lines", document.replace(/\n\n/g, "\n")],
    ["with single line ends behind the head", head + document.slice(head.length).replace(/\n\n/g, "\n")],
    ["with titles right above their abstracts", page(wanted).replace(/\n\n(?=[^\n]{400})/g, "\n")],
    ["with headings of Markdown", page(wanted, { before: "### " })],
  ];
  for (const [how, text] of pages) it(`is read ${how}`, () => assert.deepEqual(said(text), wanted));

  it("may have one paper, or none", () => {
    for (const one of wanted) assert.deepEqual(said(page([one])), [one]);
    assert.deepEqual(said(head), []);
  });

  it("may have abstracts of several paragraphs", () => {
    const split = ({ title, abstract }: (typeof wanted)[number], places: readonly number[]) => {
      const sentences = abstract.split(/(?<=[a-z][.!?]) (?=[A-Z])/);
      const cuts = new Set(places.map((place) => place % sentences.length));
      const text = sentences
        .map((one, n) => (n > 0 && cuts.has(n) ? "\n\n" : n > 0 ? " " : "") + one)
        .join("");
      return { title, abstract: text };
    };
    const places = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 41, maxLength: 41 });
    fc.assert(
      fc.property(places, (all) => {
        const papers = wanted.map((paper, n) => split(paper, all[n] ?? []));
        assert.deepEqual(said(page(papers)), papers);
      }),
      { numRuns: 25 },
    );
  });

  it("has abstracts with lists and headings in them", () => {
    const papers = [
      {
        title: "A study of caches",
        abstract: "We study caches.\n\nContributions:\n\n1) A cache.\n\n2) Another one.",
      },
      {
        title: "KV: Keeping values",
        abstract: "Background\n\nValues are kept for long.\n\nCode: https://a.example/kv",
      },
    ];
    assert.deepEqual(said(page(papers)), papers);
  });

  it("tells a title that has no abstract", () => {
    const text = `${head}Deep Caches for Long Contexts\n\n12\n\nA Second Look at Deep Caches\n\nWe look at them again, and find that they are deep.\n`;
    const file = parseDailyPapers(text, "a.txt", { kind: "bibliography", order: 0 });
    assert.deepEqual(
      file?.records.map(({ paper }) => [paper.title, paper.abstract, paper.citekey]),
      [
        ["Deep Caches for Long Contexts", undefined, "deepcacheslong"],
        [
          "A Second Look at Deep Caches",
          "We look at them again, and find that they are deep.",
          "secondlookdeep",
        ],
      ],
    );
    assert.deepEqual(
      file?.problems.map(({ line, args }) => [line, args.reason]),
      [[12, "It has no abstract."]],
    );
  });

  it("takes an id from an address that stands alone beside a paper", () => {
    const [paper] =
      readDailyPapers(page(wanted.slice(0, 1), { after: "https://huggingface.co/papers/2402.15627\n" })) ??
      [];
    assert.equal(paper?.arxiv, "2402.15627");
    const [linked] =
      readDailyPapers(
        `${head}[A paper](https://huggingface.co/papers/2402.15627)\n\nIt says what it says, at length.\n`,
      ) ?? [];
    assert.deepEqual([linked?.title, linked?.arxiv], ["A paper", "2402.15627"]);
  });

  it("is no other text, unless it is named as one and reads as one", () => {
    for (const text of [
      "",
      "Daily Papers are fine",
      "# Notes\n\nSome text.\n\nMore.",
      document.slice(head.length),
    ])
      assert.equal(readDailyPapers(text), undefined);
    assert.equal(readDailyPapers(document.slice(head.length), true)?.length, 41);
    assert.equal(readDailyPapers("# Notes\n\nfoo\n\nbar", true), undefined);
  });
});
