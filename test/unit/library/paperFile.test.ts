import assert from "node:assert/strict";
import * as fc from "fast-check";
import { newPaperFile } from "../../../src/core/library/paperFile/frontMatter.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import type { Layer, SourceRecord } from "../../../src/core/library/source.ts";
import { peopleOfTexts } from "../../../src/core/names/people.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { anyPaper } from "./anyPaper.ts";

const layer: Layer = { kind: "papers", order: 0 };
const parse = (text: string) => parsePaperFile(text, "papers/a.md", layer);

function record(text: string): SourceRecord {
  const [first] = parse(text)?.records ?? [];
  assert.ok(first, "no record");
  return first;
}

/** The fields of a file with these lines of front matter beside its citekey. */
const fields = (...lines: readonly string[]) =>
  record(["---", "citekey: a", ...lines, "---", ""].join("\n")).paper;

const problems = (text: string) =>
  parse(text)?.problems.map(({ code, line, args }) => [code, line, Object.values(args).join(": ")]);

const example = `---
citekey: jiang2024megascale
title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs"
aliases: []                # other titles and short names of the work
authors: [Ziheng Jiang, Haibin Lin]
year: 2024
submitted: 2024-02-23
arxiv: "2402.15627"        # doi, openreview, venue, url, pdf, code, project, subject likewise
category: distributed-training
tags: [training, fault-tolerance]
status: reading            # unread | reading | read; started, finished: dates
added: 2026-11-22
abstract: >-
  We present …
---
The reader's notes.
`;

describe("a paper file", () => {
  it("is read as the format's example has it", () => {
    assert.deepEqual(record(example), {
      paper: {
        citekey: "jiang2024megascale",
        title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs",
        authors: ["Ziheng Jiang", "Haibin Lin"],
        year: 2024,
        submitted: "2024-02-23",
        arxiv: "2402.15627",
        category: "distributed-training",
        tags: ["training", "fault-tolerance"],
        status: "reading",
        added: "2026-11-22",
        abstract: "We present …",
      },
      line: 1,
      notes: "The reader's notes.\n",
    });
    assert.deepEqual(parse(example)?.problems, []);
  });

  it("is the same record with any line endings and with a byte-order mark", () => {
    for (const eol of ["\n", "\r\n", "\r"]) {
      for (const mark of ["", "\ufeff"]) {
        const { paper, notes, line } = record(mark + example.replaceAll("\n", eol));
        assert.deepEqual(paper, record(example).paper, JSON.stringify(eol + mark));
        assert.equal(notes, `The reader's notes.${eol}`);
        assert.equal(line, 1);
      }
    }
  });

  it("takes unquoted ids, years and dates as they are written", () => {
    assert.equal(fields("arxiv: 2402.10").arxiv, "2402.10");
    assert.equal(fields("arxiv: 2402.15627").arxiv, "2402.15627");
    assert.equal(fields("arxiv: 0704.0001 # first").arxiv, "0704.0001");
    assert.equal(fields("arxiv: arXiv:2402.15627v2").arxiv, "2402.15627");
    assert.equal(fields("arxiv: math/0611800v1").arxiv, "math/0611800");
    assert.equal(fields("arxiv: https://arxiv.org/abs/2402.15627v2").arxiv, "2402.15627");
    assert.equal(fields("arxiv: 1805.0366").arxiv, "1805.0366");
    assert.equal(fields("openreview: ruWC5LIMSo").openreview, "ruWC5LIMSo");
    assert.equal(fields("openreview: https://openreview.net/forum?id=ruWC5LIMSo").openreview, "ruWC5LIMSo");
    assert.equal(fields("doi: https://doi.org/10.1145/3458817.3476205").doi, "10.1145/3458817.3476205");
    assert.equal(fields("title: 1984").title, "1984");
    assert.equal(fields("title: yes").title, "yes");
    assert.equal(fields("year: '2024'").year, 2024);
    assert.equal(fields("submitted: 2024-02-23T10:00:00Z").submitted, "2024-02-23");
    assert.deepEqual(fields("authors: [Null, 1.10, 'No']").authors, ["1.10", "No"]);
  });

  it("has a title, a venue and names on one line, however a block has them", () => {
    const text =
      "title: >\n  Folded: a title\n  with a colon\nvenue: |\n  Journal of\n  Walls\nauthors:\n  - >\n    Ann\n    Bee\n";
    const { title, venue, authors } = fields(text);
    assert.deepEqual(
      [title, venue, authors],
      ["Folded: a title with a colon", "Journal of Walls", ["Ann Bee"]],
    );
  });

  it("takes empty fields for absent ones and a single text for a list of one", () => {
    assert.deepEqual(fields("title:", "venue: ~", "doi: null", "tags: []", 'url: ""', "authors: Xi Ye"), {
      citekey: "a",
      title: "",
      authors: ["Xi Ye"],
    });
  });

  it("leaves out a field of a wrong type, says where, and reads the rest", () => {
    const text = [
      ..."---|citekey: a|title: [x]|year: soon|status: done|submitted: 2024-02-30".split("|"),
      ..."authors:|  - name: X|venue: NSDI|arxiv: {}|---|".split("|"),
    ].join("\n");
    assert.deepEqual(record(text).paper, { citekey: "a", title: "", venue: "NSDI" });
    assert.deepEqual(
      parse(text)?.problems.map(({ code, line, args: { field } }) => [code, line, field]),
      [
        ["bad-field", 2, "title"],
        ["bad-field", 6, "authors"],
        ["bad-field", 3, "year"],
        ["bad-field", 5, "submitted"],
        ["bad-field", 9, "arxiv"],
        ["bad-field", 4, "status"],
      ],
    );
  });

  it("is not any Markdown without a citekey in front matter", () => {
    const others = [
      "",
      "# Notes\n\ncitekey: a\n",
      "---\n---\n",
      "---\ntitle: A post\n---\ntext\n",
      "---\n\nA rule, and no front matter.\n",
      "---\n- citekey\n---\n",
      "---\ntitle: [broken\n---\n",
      "---\nposts: {citekey: a}\n---\n",
    ];
    for (const text of others) assert.equal(parse(text), undefined, JSON.stringify(text));
  });

  it("tells of a conflict in its notes, and of no line of Markdown that looks like half of one", () => {
    const text = (notes: string) => `---\r\ncitekey: a\r\ntitle: b\r\n---\r\n${notes}`;
    const conflict = "One.\r\n<<<<<<< HEAD\r\nMine.\r\n=======\r\nTheirs.\r\n>>>>>>> x\r\n";
    assert.equal(parse(text(conflict))?.records[0]?.notes, conflict);
    assert.deepEqual(problems(text(conflict)), [["unreadable-file", 5, "merge conflict markers: notes"]]);
    for (const notes of [
      "A title\n=======\n",
      "<<<<<<< HEAD\nand no end\n",
      "    <<<<<<< a\n=======\n>>>>>>> b\n",
    ])
      assert.deepEqual(problems(text(notes)), [], notes);
  });

  it("that does not parse gives no record and a Problem with reason and line", () => {
    const cases: readonly (readonly [string, number, RegExp])[] = [
      ["---\ncitekey: a\ntitle: b\n", 0, /no closing ---/],
      ["---\ncitekey: a\ntitle: [x\n---\n", 3, /./],
      ["---\r\ncitekey: a\r\ntitle: a: b\r\n---\r\n", 2, /mappings/],
      ["---\ncitekey: a\ntitle: b\ntitle: c\n---\n", 3, /unique/],
      [
        "---\ncitekey: a\n<<<<<<< HEAD\nyear: 1\n=======\nyear: 2\n>>>>>>> x\n---\n",
        2,
        /merge conflict markers/,
      ],
      ["---\ncitekey: a\n<<<<<<< HEAD\nstatus: read\n", 2, /merge conflict markers/],
      ["<<<<<<< HEAD\n---\ncitekey: a\n---\n", 0, /merge conflict markers/],
      ["---\ntitle: x\ncitekey:\n---\n", 2, /citekey/],
      ["---\rtitle: x\rcitekey: [a]\r---\r", 2, /citekey/],
    ];
    for (const [text, line, reason] of cases) {
      const read = parse(text);
      assert.deepEqual(read?.records, [], JSON.stringify(text));
      assert.equal(read?.problems.length, 1);
      for (const { code, args, line: at } of read?.problems ?? []) {
        assert.deepEqual([code, at], ["unreadable-file", line], JSON.stringify(text));
        assert.match(Object.values(args).join(), reason);
      }
    }
    assert.deepEqual(problems("---\ncitekey: a\ntitle: b\n"), [
      ["unreadable-file", 0, "the front matter has no closing ---"],
    ]);
  });

  it("that would take the parser minutes gives a Problem in little time", () => {
    const withFields = (text: string) => `---\ncitekey: a\n${text}\n---\n`;
    const unreadable = (line: number, reason: string) => [["unreadable-file", line, reason]];
    const long = unreadable(1, "it is longer than 128 kB");
    assert.deepEqual(
      problems(withFields(`title: ${"[".repeat(20_000)}`)),
      unreadable(2, "it nests too deeply"),
    );
    assert.deepEqual(problems(withFields(`title: ${"[".repeat(1_000_000)}`)), long);
    const keys = (count: number) => Array.from({ length: count }, (_, key) => `key${key}: x\n`).join("");
    assert.deepEqual(problems(withFields(keys(100_000))), long);
    assert.deepEqual(problems(withFields(keys(10_000))), []);
  });

  it("may end without a line's end and hold ... as its closing line", () => {
    assert.equal(record("---\ncitekey: a\n---").notes, "");
    assert.equal(record("---\ncitekey: a\n...\nx").notes, "x");
  });

  it("never throws, whatever stands in it", () => {
    const yaml = fc.constantFrom(..."---,\n,citekey,: ,a,*b,&b ,[,{,- ,!!x ,|,\t,%,@,#,',\",<<".split(","));
    const odd = fc.constantFrom("\0", "\ufeff", "\ud800", "\u2028", "\u0085", "\r", "é", "😀", "\x1b", ",");
    fc.assert(
      fc.property(fc.array(fc.oneof(yaml, odd)), (all) => {
        const text = all.join("");
        parse(text);
        parse(`---\ncitekey: a\n${text}\n---\n`);
        parse(`---\ncitekey: ${text}\n---\n`);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a new paper file", () => {
  it("has the format's order, quotes what needs it, and folds the abstract", () => {
    const abstract = `${"word ".repeat(40)}end.\n\nA second paragraph.`;
    const paper: Paper = {
      ...{ abstract, citekey: "a2024b", title: "B", tags: ["x y", "no"], arxiv: "2402.10" },
      ...{ authors: ["Íñigo Goiri", "Xiaoteng (Frank) Liu"], submitted: "2024-02-23", year: 2024 },
    };
    const text = newPaperFile(paper, "Notes.\n");
    assert.equal(
      text,
      [
        ...'---|citekey: a2024b|title: "B"|authors: [Íñigo Goiri, Xiaoteng (Frank) Liu]|year: 2024'.split(
          "|",
        ),
        ...'submitted: 2024-02-23|arxiv: "2402.10"|tags: [x y, "no"]|abstract: >-'.split("|"),
        `  ${"word ".repeat(21).trimEnd()}`,
        `  ${"word ".repeat(19)}end.`,
        "",
        "",
        "  A second paragraph.",
        "---",
        "Notes.",
        "",
      ].join("\n"),
    );
    assert.deepEqual(record(text).paper, paper);
  });

  it("gives back exactly the record and the notes", () => {
    fc.assert(
      fc.property(anyPaper, fc.string(), (paper, notes) => {
        const read = record(newPaperFile(paper, notes));
        // A text with a comma or braces is a name by its parts.
        assert.deepEqual(read.paper, { ...paper, ...peopleOfTexts(paper.authors ?? []) });
        assert.equal(read.notes, notes);
      }),
      { numRuns: 60 },
    );
  });
});
