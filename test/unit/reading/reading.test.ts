import assert from "node:assert/strict";
import fc from "fast-check";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { summaryOf } from "../../../src/core/reading/librarySummary.ts";
import { readingNow } from "../../../src/core/reading/readingList.ts";
import { readNext } from "../../../src/core/reading/readNext.ts";

const paper = (citekey: string, fields: Partial<LibraryPaper> = {}): LibraryPaper => ({
  citekey,
  title: citekey,
  id: `key:${citekey}`,
  ids: [`key:${citekey}`],
  citekeys: [citekey],
  origins: [],
  fieldOrigins: {},
  ...fields,
});

const keys = (papers: readonly { readonly citekey: string }[]) => papers.map(({ citekey }) => citekey);

describe("the reading list", () => {
  it("has what is being read, begun last first", () => {
    const papers = [
      paper("undated", { status: "reading" }),
      paper("old", { status: "reading", started: "2026-01-02" }),
      paper("new", { status: "reading", started: "2026-11-02" }),
      paper("done", { status: "read", started: "2026-11-03" }),
      paper("unread"),
    ];
    assert.deepEqual(keys(readingNow(papers)), ["new", "old", "undated"]);
  });
});

describe("what to read next", () => {
  const reading = paper("reading", { status: "reading", started: "2026-11-02" });
  const read = paper("read", { status: "read", finished: "2026-11-01" });
  const cited = paper("cited");
  const near = paper("near");
  const nearRead = paper("nearRead");
  const withdrawn = paper("withdrawn", { pubstate: "withdrawn" });
  const all = [reading, read, cited, near, nearRead, withdrawn, paper("nothing", { added: "2026-11-28" })];
  const surroundings = {
    citedIn: (one: LibraryPaper) =>
      one === cited || one === reading || one === withdrawn
        ? { citations: 9, files: 4 }
        : { citations: 0, files: 0 },
    near: (one: LibraryPaper) => (one === reading ? [near, cited] : one === read ? [reading, nearRead] : []),
  };
  const told = (papers: readonly LibraryPaper[], limit = 10) =>
    readNext(papers, surroundings, limit).map(({ paper: { citekey }, reasons }) =>
      [
        citekey,
        ...reasons.map((reason) =>
          reason.kind === "near"
            ? `near ${reason.paper.citekey}`
            : reason.kind === "cited"
              ? `cited ${reason.files}`
              : reason.day,
        ),
      ].join(", "),
    );

  it("is unread, cited here or near what one reads, and says why", () => {
    assert.deepEqual(told(all), [
      "cited, cited 4, near reading",
      "near, near reading",
      "nearRead, near read",
    ]);
    assert.deepEqual(told(all, 1), ["cited, cited 4, near reading"]);
  });

  it("is what was added last where nothing else speaks for any paper", () => {
    const added = [paper("a", { added: "2026-11-02" }), paper("b", { added: "2026-11-28" }), paper("seed")];
    assert.deepEqual(told(added), ["b, 2026-11-28", "a, 2026-11-02"]);
    assert.deepEqual(told([paper("seed"), withdrawn]), []);
  });

  it("puts what more files cite first, other things being equal", () => {
    const papers = ["one", "two", "three"].map((key) => paper(key));
    const counts = new Map(papers.map((one, at) => [one, { citations: 4, files: at + 1 }]));
    const found = readNext(
      papers,
      { citedIn: (one) => counts.get(one) ?? { citations: 0, files: 0 }, near: () => [] },
      9,
    );
    assert.deepEqual(keys(found.map((one) => one.paper)), ["three", "two", "one"]);
  });
});

describe("the summary of a library", () => {
  const categories = [
    { id: "b", title: "B" },
    { id: "empty", title: "Empty" },
    { id: "a", title: "A" },
  ];
  const file = { file: "file:///papers/x.md", kind: "papers", line: 0 } as const;
  const papers = [
    paper("p1", { category: "a", year: 2020, notes: "x", origins: [file] }),
    paper("p2", { category: "a", year: 2023, status: "read", finished: "2026-11-03", notes: " \n" }),
    paper("p3", { category: "b", year: 2023, status: "read", finished: "2026-11-29" }),
    paper("p4", { category: "own", status: "read", finished: "2025-11-29" }),
    paper("p5", { category: "", year: 2020, status: "reading" }),
  ];
  const counts: Readonly<Record<string, number>> = { p1: 2, p3: 5 };
  const summary = summaryOf(papers, categories, ({ citekey }) => counts[citekey] ?? 0, "2026-11-30");

  it("counts by category in the order of the tree, status, and year", () => {
    assert.deepEqual(
      summary.categories.map(({ value, papers: count }) => [value?.title, count]),
      [
        ["B", 1],
        ["A", 2],
        ["own", 1],
        [undefined, 1],
      ],
    );
    assert.deepEqual(
      summary.statuses.map(({ value, papers: count }) => [value, count]),
      [
        ["unread", 1],
        ["reading", 1],
        ["read", 3],
      ],
    );
    assert.deepEqual(
      summary.years.map(({ value, papers: count }) => [value, count]),
      [
        [2020, 2],
        [2021, 0],
        [2022, 0],
        [2023, 2],
        [undefined, 1],
      ],
    );
  });

  it("knows files, notes, what was read this month and what is cited most", () => {
    assert.deepEqual([summary.papers, summary.filed, summary.withNotes], [5, 1, 1]);
    assert.deepEqual(keys(summary.readThisMonth), ["p3", "p2"]);
    assert.deepEqual(
      summary.mostCited.map(({ paper: one, citations }) => [one.citekey, citations]),
      [
        ["p3", 5],
        ["p1", 2],
      ],
    );
  });

  it("bounds its bars and counts the rest: 50,000 categories, years of a millennium", () => {
    const made = Array.from({ length: 50_000 }, (_, n) =>
      paper(`q${n}`, { category: `c${n}`, year: 1000 + (n % 1000) }),
    );
    const { categories: bars, moreCategories, years, moreYears } = summaryOf(made, [], () => 0, "2026-11-30");
    assert.ok(bars.length < 100 && years.length < 100);
    assert.deepEqual([bars.length + moreCategories, years.length + moreYears], [50_000, 1000]);
    assert.deepEqual([bars[0]?.value?.id, years.at(-1)?.value], ["c0", 1999]);
  });

  it("counts each paper once in every table", () => {
    const any = fc.record(
      {
        category: fc.constantFrom("a", "b", "own", ""),
        year: fc.constantFrom(1687, 1999, 2024),
        status: fc.constantFrom("unread" as const, "reading" as const, "read" as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(any), (fields) => {
        const some = fields.map((one, at) => paper(`p${at}`, one));
        const { categories: by, statuses, years } = summaryOf(some, categories, () => 0, "2026-11-30");
        for (const table of [by, statuses, years])
          assert.equal(
            [...table].reduce((sum, one) => sum + one.papers, 0),
            some.length,
          );
        assert.ok(years.length < 50);
      }),
    );
  });
});
