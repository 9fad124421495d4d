import assert from "node:assert/strict";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { showOf } from "../../../src/editor/reader/show.ts";

const shelf = { source: "refs.bib" };
const words = {
  code: "Code",
  project: "Project",
  webPage: "Web Page",
  withdrawn: "Withdrawn",
  retracted: "Retracted",
};

const notes = (notesIn: "file" | "new-file") => ({ notesIn, notesView: "rendered" }) as const;

const paper = (fields: Partial<LibraryPaper>): LibraryPaper => ({
  citekey: "kim2025lost",
  title: "Lost in the Middle",
  id: "key:kim2025lost",
  ids: ["key:kim2025lost"],
  citekeys: ["kim2025lost"],
  origins: [],
  fieldOrigins: {},
  ...fields,
});

describe("what the page shows of a paper", () => {
  it("is complete for a record that has nothing but a key and a title", () => {
    assert.deepEqual(showOf(paper({}), notes("new-file"), shelf, words), {
      citekey: "kim2025lost",
      title: "Lost in the Middle",
      aliases: [],
      authors: [],
      facts: [],
      dates: [],
      links: [],
      status: "unread",
      tags: [],
      source: "refs.bib",
      abstract: [],
      notesIn: "new-file",
      notesView: "rendered",
    });
  });

  const facts: readonly [Partial<LibraryPaper>, readonly string[]][] = [
    [{ venue: "NSDI 2024", year: 2024, subject: "cs.DC" }, ["NSDI 2024", "cs.DC"]],
    [{ venue: "NSDI", year: 2024 }, ["NSDI 2024"]],
    [{ venue: "ICLR 2020", year: 2019 }, ["ICLR 2020 (2019)"]],
    [
      { venue: "Findings of ACL 2023", year: 2022, arxiv: "2210.09261" },
      ["Findings of ACL 2023 (arXiv 2022)"],
    ],
    [{ submitted: "2024-02-23" }, ["2024"]],
    [{ subject: "cs.CL" }, ["cs.CL"]],
  ];
  for (const [fields, expected] of facts) {
    it(`says where it appeared: ${expected.join(" · ")}`, () => {
      assert.deepEqual(showOf(paper(fields), notes("file"), shelf, words).facts, expected);
    });
  }

  it("warns of a withdrawn work apart from its facts, so that the page can show it in bold", () => {
    const shown = showOf(paper({ pubstate: "withdrawn", year: 2024 }), notes("file"), shelf, words);
    assert.deepEqual([shown.warning, shown.facts], ["⚠ Withdrawn", ["2024"]]);
  });

  it("links every address it knows, once, in a fixed order", () => {
    const { links } = showOf(
      paper({
        arxiv: "2402.15627",
        doi: "10.1145/3620666.3651329",
        openreview: "rygGQyrFvH",
        code: "https://github.com/a/b",
        project: "https://example.org/p",
        url: "https://arxiv.org/abs/2402.15627",
      }),
      notes("file"),
      shelf,
      words,
    );
    assert.deepEqual(
      links.map(({ label, href }) => `${label} ${href}`),
      [
        "arXiv https://arxiv.org/abs/2402.15627",
        "Hugging Face https://huggingface.co/papers/2402.15627",
        "PDF https://arxiv.org/pdf/2402.15627",
        "DOI https://doi.org/10.1145/3620666.3651329",
        "OpenReview https://openreview.net/forum?id=rygGQyrFvH",
        "Code https://github.com/a/b",
        "Project https://example.org/p",
      ],
    );
  });

  const addresses: readonly [string, string | undefined][] = [
    ["https://example.org/a b", "https://example.org/a%20b"],
    ["http://example.org/x", "https://example.org/x"],
    ["javascript:alert(1)", undefined],
    [" data:text/html,x", undefined],
    ["command:workbench.action.quit", undefined],
    ["file:///etc/passwd", undefined],
    ["not an address", undefined],
    ["//example.org", undefined],
  ];
  for (const [url, href] of addresses) {
    it(`links ${url} ${href === undefined ? "not at all" : `as ${href}`}`, () => {
      assert.deepEqual(
        showOf(paper({ url }), notes("file"), shelf, words).links.map((link) => link.href),
        href === undefined ? [] : [href],
      );
    });
  }

  it("has an old arXiv id without a page at Hugging Face", () => {
    const { links } = showOf(paper({ arxiv: "math/0611800" }), notes("file"), shelf, words);
    assert.deepEqual(
      links.map(({ label }) => label),
      ["arXiv", "PDF"],
    );
  });

  it("splits the abstract at empty lines, and joins the lines of a paragraph", () => {
    const { abstract } = showOf(paper({ abstract: "One\ntwo.\n\n  Three. \n" }), notes("file"), shelf, words);
    assert.deepEqual(abstract, [["One two."], ["Three."]]);
  });
});
