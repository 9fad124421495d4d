import assert from "node:assert/strict";
import * as fc from "fast-check";
import { editPaperFile, type PaperEdits } from "../../../src/core/library/paperFile/editPaperFile.ts";
import { newPaperFile } from "../../../src/core/library/paperFile/frontMatter.ts";
import { readPaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import { type Paper, type PaperField, paperFields } from "../../../src/core/paper.ts";
import { anyPaper } from "./anyPaper.ts";

function edited(text: string, edits: PaperEdits): string {
  const result = editPaperFile(text, edits);
  return typeof result === "string" ? result : assert.fail(Object.values(result.args).join());
}

function paperOf(text: string): Paper {
  const read = readPaperFile(text, "a.md");
  return read !== undefined && "paper" in read ? read.paper : assert.fail("not a paper file");
}

/** Files as people write them. */
const files: readonly string[] = [
  `---
# My own order.
title:   'It''s here'   # single quotes
rating: 5
citekey: a
authors:
  - Ziheng Jiang   # first
  # the next one
  - "Haibin Lin"
tags: [training, 'fault-tolerance', ]  # my tags
abstract: >-  # folded
   We present the design,
   implementation

   and more.

year: 2024
submitted: 2024-02-23
nested:
    deep: [1, 2]
venue: "NSDI"
status:     # not yet
zotero: &z {key: X, b: |
  c}
---
Notes: # not YAML
---
tags: [x]
`.replace("{key: X, b: |\n  c}", "{key: X}"),
  "---\ncitekey: a\n---",
  "---\ncitekey: a\ntags:\n- x\n- y\nabstract: |\n  One\n   two\n\n\n...\nBody\n",
  "---\n  citekey: a\n  title: >\n    Folded title\n  extra: |+\n    kept\n\n  url: https://a.b/c\n---\n",
  '---\n"citekey": a\ntags: [\n  x,  # one\n  y   # two\n]\nyear: soon\naliases: []\n---\nBody',
];

const anyFile = fc
  .tuple(fc.constantFrom(...files), fc.constantFrom("\n", "\r\n", "\r"), fc.constantFrom("", "\ufeff"))
  .map(([text, eol, mark]) => mark + text.replaceAll("\n", eol));

const anyField = fc.constantFrom(...paperFields.filter((field) => field !== "citekey"));

/** An edit of one field; `undefined` takes it away. */
function editOf(field: PaperField, paper: Paper): PaperEdits {
  return field === "title" ? { title: paper.title } : { [field]: paper[field] };
}

/** The lines that are left when the lines of the other text are taken from a text's two ends. */
function changedLines(before: string, after: string): readonly [readonly string[], readonly string[]] {
  const [a, b] = [before, after].map((text) => text.split(/(?<=\r\n|\n|\r(?!\n))/));
  assert.ok(a && b);
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) [a, b].map((lines) => lines.shift());
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) [a, b].map((lines) => lines.pop());
  return [a, b];
}

describe("an edit of a paper file", () => {
  const [first = "", bare = "", compact = ""] = files;

  it("changes the value alone and keeps comments and quotes", () => {
    const cases: readonly (readonly [PaperEdits, string, string])[] = [
      [{ title: "It's new" }, "'It''s here'   # single quotes", "'It''s new'   # single quotes"],
      [{ venue: 'A "B"' }, 'venue: "NSDI"', 'venue: "A \\"B\\""'],
      [{ year: 2025 }, "year: 2024", "year: 2025"],
      [{ status: "reading" }, "status:     # not yet", "status: reading     # not yet"],
      [{ tags: ["training", "x"] }, "[training, 'fault-tolerance', ]", "[training, 'x', ]"],
      [{ tags: ["training"] }, "[training, 'fault-tolerance', ]", "[training, ]"],
      [{ tags: ["fault-tolerance"] }, "[training, 'fault-tolerance', ]", "['fault-tolerance', ]"],
      [
        { tags: ["training", "fault-tolerance", "a, b"] },
        "'fault-tolerance', ]",
        "'fault-tolerance', 'a, b', ]",
      ],
      [{ authors: ["Haibin Lin"] }, "  - Ziheng Jiang   # first\n", ""],
      [{ authors: ["Ziheng Jiang", "Xi Ye"] }, '- "Haibin Lin"', '- "Xi Ye"'],
      [{ authors: ["Ziheng Jiang", "Xi Ye", "Haibin Lin"] }, "# first\n", "# first\n  - Xi Ye\n"],
      [{ arxiv: "2402.10" }, "submitted: 2024-02-23\n", 'submitted: 2024-02-23\narxiv: "2402.10"\n'],
      [{ year: undefined }, "year: 2024\n", ""],
      [
        { abstract: "Other words." },
        "# folded\n   We present the design,\n   implementation\n\n   and more.\n",
        "# folded\n   Other words.\n",
      ],
      [{ submitted: "2024-02-24", finished: "" }, "2024-02-23", "2024-02-24"],
    ];
    for (const [edits, from, to] of cases) {
      assert.ok(first.includes(from), from);
      assert.equal(
        edited(first, edits),
        first.replace(from, () => to),
        JSON.stringify(edits),
      );
    }
  });

  it("keeps a comment behind the mark of a block, however short its text was", () => {
    const short = first.replace(/>- {2}# folded\n[\s\S]*?more\.\n/, ">-  # folded\n   a\n");
    const abstract = "We present the design, implementation\nand more.";
    const long = ">-  # folded\n   We present the design, implementation\n\n   and more.\n";
    assert.equal(edited(short, { abstract }), short.replace(">-  # folded\n   a\n", long));
    assert.equal(edited(edited(short, { abstract }), { abstract: "a" }), short);
  });

  it("adds what is missing in the order of the fields", () => {
    assert.equal(
      edited(bare, { tags: ["b"], title: "T", year: 2024, status: "read" }),
      '---\ncitekey: a\ntitle: "T"\nyear: 2024\ntags: [b]\nstatus: read\n---',
    );
    assert.equal(edited(compact, { tags: ["x", "y", "z"] }), compact.replace("- y\n", "- y\n- z\n"));
  });

  it("leaves a file alone that has the values already", () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        const paper = paperOf(text);
        for (const field of paperFields) {
          if (paper[field] !== undefined) assert.equal(edited(text, editOf(field, paper)), text, field);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("refuses a file that does not parse or has no record", () => {
    for (const text of ["# Notes\n", "---\ncitekey: a\ntitle: [x\n---\n", "---\ncitekey: a\n"]) {
      const result = editPaperFile(text, { year: 2024 }, "papers/a.md");
      assert.ok(typeof result !== "string");
      assert.deepEqual([result.code, result.file], ["unreadable-file", "papers/a.md"]);
    }
    for (const text of ["---\n{citekey: a}\n---\n", "---\ncitekey: a\nvenue: &v X\nx: *v\n---\n"]) {
      assert.equal(typeof editPaperFile(text, { year: 2024 }), text.includes("{") ? "object" : "string");
      assert.equal(
        typeof editPaperFile(text, { venue: undefined }),
        text.includes("{") ? "string" : "object",
      );
    }
  });

  it("sets the field and leaves every other line to the byte", () => {
    fc.assert(
      fc.property(anyFile, anyField, anyPaper, (text, field, paper) => {
        const after = edited(text, editOf(field, paper));
        const { [field]: wanted, ...rest } = { ...paperOf(text), [field]: paper[field] };
        const { [field]: found, ...kept } = paperOf(after);
        assert.deepEqual(found, wanted);
        assert.deepEqual(kept, rest);
        const [gone, come] = changedLines(text, after);
        // All changed lines are lines of the field: what is gone holds no other key, nor does what has come.
        const others = paperFields.filter((other) => other !== field);
        for (const line of gone)
          assert.ok(!others.some((key) => line.trimStart().startsWith(`${key}:`)), line);
        assert.ok(come.every((line) => !/\n/.test(line) || /\r\n/.test(line) === /\r\n/.test(text)));
        assert.equal(after.startsWith("\ufeff"), text.startsWith("\ufeff"));
        assert.equal(edited(after, editOf(field, paper)), after);
      }),
      { numRuns: 80 },
    );
  });

  it("can be taken back", () => {
    fc.assert(
      fc.property(anyFile, anyField, anyPaper, (text, field, paper) => {
        const before = paperOf(text);
        const back = edited(edited(text, editOf(field, paper)), editOf(field, before));
        assert.deepEqual(paperOf(back), before);
        // A new field leaves no trace at all.
        const isNew = !new RegExp(`^\\s*${field}:`, "m").test(text);
        if (isNew && before[field] === undefined) assert.equal(back, text);
      }),
      { numRuns: 40 },
    );
  });

  it("makes any record of any file that we wrote", () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, fc.string(), (from, to, notes) => {
        const edits = Object.fromEntries(paperFields.map((field) => [field, to[field]]));
        const after = edited(newPaperFile(from, notes), { ...edits, citekey: to.citekey, title: to.title });
        assert.deepEqual(paperOf(after), to);
        assert.ok(after.endsWith(`---\n${notes}`));
      }),
      { numRuns: 20 },
    );
  });
});
