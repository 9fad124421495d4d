import assert from "node:assert/strict";
import fc from "fast-check";
import type { FoundPaper } from "../../../src/core/online/foundPaper.ts";
import { compareRecord, editsOf } from "../../../src/core/online/refresh/compareRecord.ts";
import type { Paper } from "../../../src/core/paper.ts";

const first = {
  title: "Tides of Norms",
  authors: ["Ida Moe"],
  abstract: "First words.",
  arxiv: "2302.01234",
};
const now = {
  ...first,
  title: "Tides of Norms, Revisited",
  abstract: "Last words.",
  venue: "NSDI 2024",
  doi: "10.1000/a",
};
const found: FoundPaper = { paper: now, from: ["arxiv"], version: 3 };
const earlier: FoundPaper = { paper: first, from: ["arxiv"], version: 1 };
const fields = (differences: readonly { field: string }[]) => differences.map(({ field }) => field);

describe("refreshing a record", () => {
  it("offers absent fields, and texts that are still those of an earlier version", () => {
    const { news, kept } = compareRecord(first, found, [earlier]);
    assert.deepEqual(fields(news), ["title", "doi", "venue", "abstract"]);
    assert.deepEqual(kept, []);
    assert.deepEqual(editsOf(first, news), {
      title: now.title,
      doi: "10.1000/a",
      venue: "NSDI 2024",
      abstract: "Last words.",
      aliases: ["Tides of Norms"],
    });
  });

  it("leaves what no version said, and says so", () => {
    const own = { ...first, title: "My Tides", abstract: "My words.", venue: "Somewhere" };
    const { news, kept } = compareRecord(own, found, [earlier]);
    assert.deepEqual(fields(news), ["doi"]);
    assert.deepEqual(fields(kept), ["title", "venue", "abstract"]);
  });

  it("takes a preprint server for no venue", () => {
    assert.deepEqual(fields(compareRecord({ ...now, venue: "CoRR" }, found).news), ["venue"]);
  });

  it("sees no difference in blanks, the case of a DOI, or a given name that is shortened", () => {
    const own = { ...now, abstract: "Last\n  words.", doi: "10.1000/A", authors: ["I. Moe"] };
    assert.deepEqual(compareRecord(own, found), { news: [], kept: [] });
  });

  it("says that a work was taken back, and never that it was not", () => {
    const standing = { state: "withdrawn", says: "This paper has been withdrawn" } as const;
    assert.deepEqual(compareRecord(now, { ...found, standing }).news, [
      { field: "pubstate", theirs: "withdrawn" },
    ]);
    assert.deepEqual(compareRecord({ ...now, pubstate: "withdrawn" }, found), { news: [], kept: [] });
  });

  it("never takes a field that the reader wrote, whatever it is", () => {
    const text = fc.string({ minLength: 1 }).map((some) => `mine ${some}`);
    const own = fc.record(
      {
        title: text,
        authors: fc.array(text, { minLength: 1 }),
        venue: text,
        doi: text,
        code: text,
        abstract: text,
        subject: text,
        status: fc.constant("read"),
        tags: fc.array(text),
      },
      { requiredKeys: ["title"] },
    );
    fc.assert(
      fc.property(own, (edited) => {
        const record = edited as Omit<Paper, "citekey">;
        const edits = editsOf(
          record,
          compareRecord(
            record,
            { ...found, paper: { ...now, code: "https://a.example/b", subject: "cs.LG" } },
            [earlier],
          ).news,
        );
        for (const field of Object.keys(edited)) assert.ok(!(field in edits), field);
      }),
    );
  });
});
