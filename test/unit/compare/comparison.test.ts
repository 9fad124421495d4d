import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { type ComparisonWords, comparisonOf } from "../../../src/core/compare/comparison.ts";
import { comparisonMarkdown } from "../../../src/core/compare/comparisonMarkdown.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";

const paper = (citekey: string, fields: Partial<LibraryPaper>): LibraryPaper => ({
  citekey,
  title: citekey,
  id: `key:${citekey}`,
  ids: [`key:${citekey}`],
  citekeys: [citekey],
  origins: [],
  fieldOrigins: {},
  ...fields,
});

const words: ComparisonWords = {
  statuses: { unread: "Unread", reading: "Reading", read: "Read" },
  started: (day) => `started ${day}`,
  finished: (day) => `finished ${day}`,
  added: (day) => `added ${day}`,
  moreAuthors: (authors, more) => `${authors} and ${more} more`,
  categoryTitle: (id) => id.toUpperCase(),
  appeared: ({ venue = "", year = "" }) => `${venue} ${year}`.trim(),
  cited: ({ citekey }) => (citekey === "a" ? "twice" : ""),
};

describe("a comparison of papers", () => {
  it("has a row for each fact that one of them has, with the first lines of notes", () => {
    const rows = comparisonOf(
      [
        paper("a", {
          ids: ["arXiv:2402.15627", "url:https://owls.example/a", "key:a"],
          authors: ["A", "B", "C", "D", "E", "F", "G", "H"],
          year: 2024,
          status: "read",
          started: "2026-01-01",
          finished: "2026-01-09",
          notes: "One\n\nTwo\r\n3\n4\n5\n6\n7\n",
        }),
        paper("b", { year: 2024, category: "x", tags: ["t", "u"] }),
      ],
      words,
    );
    assert.deepEqual(
      rows.map(({ field, cells, isSame }) => [field, ...cells, isSame]),
      [
        ["authors", "A, B, C, D, E, F and 2 more", "", false],
        ["appeared", "2024", "2024", true],
        ["ids", "arXiv:2402.15627, https://owls.example/a", "", false],
        ["category", "", "X", false],
        ["tags", "", "t, u", false],
        ["status", "Read", "Unread", false],
        ["dates", "started 2026-01-01, finished 2026-01-09", "", false],
        ["cited", "twice", "", false],
        ["notes", "One\nTwo\n3\n4\n5\n6\n…", "", false],
      ],
    );
  });

  it("is a table in Markdown, in which texts are texts", () => {
    const markdown = new MarkdownIt({ html: true, linkify: false });
    const piece = fc.constantFrom(
      ..."a|b`*_[](){}<>\\&!#~$@^=+-\"' é\n".split(""),
      "<br>",
      "&amp;",
      "https://x.org/a_b_",
      "1. ",
      "](",
      "<script>",
    );
    const cell = fc.string({ unit: piece, maxLength: 25 });
    const table = fc.integer({ min: 2, max: 4 }).chain((columns) => {
      const cells = fc.array(cell, { minLength: columns, maxLength: columns });
      return fc.record({ titles: cells, rows: fc.array(cells, { maxLength: 3 }) });
    });
    fc.assert(
      fc.property(table, ({ titles, rows }) => {
        const text = comparisonMarkdown({
          columns: titles.map((title) => ({ title, address: "https://arxiv.org/abs/2402.15627" })),
          rows: rows.map((cells) => ({ label: "L", cells })),
        });
        const tokens = markdown.parse(text, {});
        const cells = tokens.filter(({ type }) => type === "inline");
        assert.equal(tokens.filter(({ type }) => type === "table_open").length, 1);
        assert.equal(cells.length, (rows.length + 1) * (titles.length + 1));
        const shown = cells.map(({ children }) =>
          (children ?? [])
            .map(({ type, content }) =>
              type === "html_inline" ? (content === "<br>" ? "\n" : "HTML") : content,
            )
            .join(""),
        );
        const plain = (one: string) =>
          one
            .split("\n")
            .map((line) => line.replace(/\s+/g, " ").trim())
            .join("\n")
            .trim();
        const wanted = [["", ...titles], ...rows.map((row) => ["L", ...row])].flat();
        assert.deepEqual(shown.map(plain), wanted.map(plain));
      }),
    );
  });
});
