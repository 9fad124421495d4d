import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { followLine, isAlike } from "../../../src/core/lineNotes/followLine.ts";
import { lineNoteItem, lineNotesIn, saidBy, withLineNote } from "../../../src/core/lineNotes/lineNote.ts";
import { relativePath, resolvedPath } from "../../../src/core/paths.ts";

const code = '    """follows ZeRO-Infinity (https://arxiv.org/abs/2104.07857, §5.2)';
const made = { day: "2026-11-29", path: "../src/train.py", at: 11, code, remark: "not the offload" };

/** Hostile and ordinary pieces of code, names and remarks. */
const piece = fc.constantFrom(
  '"',
  "\\",
  "`",
  "<b>",
  "&amp;",
  "](",
  ")",
  "[",
  "*",
  "é",
  "𝛼",
  " ",
  "\t",
  "a",
  "# ",
  "'",
);
const text = fc.string({ unit: piece, maxLength: 60 });

describe("a note on a line", () => {
  it("is a dated item that links back, with what the line said as the link's title", () => {
    assert.equal(
      lineNoteItem(made),
      '- 2026-11-29 [train.py:12](../src/train.py#L12 "\\"\\"\\"follows ZeRO-Infinity (https://arxiv.org/abs/2104.07857, §5.2)"): not the offload',
    );
  });

  it("is read again as it was written, whatever the code, the path and the remark", () => {
    const path = fc.array(
      text.filter((part) => !/^[. ]*$/.test(part.trim())),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(text, path, text, fc.nat(5000), (line, parts, remark, at) => {
        const note = { ...made, code: line, path: parts.join("/"), remark, at };
        const item = lineNoteItem(note);
        assert.doesNotMatch(item, /[\r\n]/);
        const [read, ...others] = lineNotesIn(`Before.\n\n${item}\n\nAfter.`);
        assert.equal(others.length, 0);
        assert.deepEqual(
          [read?.day, read?.path, read?.at, read?.said ?? "", read?.line],
          [made.day, note.path, at, saidBy(line), 2],
        );
        assert.equal(read?.remark, remark.replace(/\s+/g, " ").trim());
      }),
    );
  });

  it("is one link for whoever renders Markdown, with the same address and title", () => {
    const markdown = new MarkdownIt();
    fc.assert(
      fc.property(text, (line) => {
        const [block] = markdown.parseInline(lineNoteItem({ ...made, code: line, remark: "" }).slice(2), {});
        const link = block?.children?.find(({ type }) => type === "link_open");
        assert.equal(link?.attrGet("href"), "../src/train.py#L12");
        assert.equal(link?.attrGet("title") ?? "", saidBy(line));
      }),
    );
  });

  it("may be written by hand, with more lines below it, but not within code", () => {
    const notes = [
      "* [here](src/a.py#L3) two",
      "  lines",
      "- another item",
      "```",
      "- [no](src/b.py#L1)",
      "```",
      "- 2026-01-02 [c](src/c%20d.py#L7-L9)",
      "- [web](https://example.org)",
    ].join("\r\n");
    assert.deepEqual(lineNotesIn(notes), [
      { line: 0, path: "src/a.py", at: 2, remark: "two lines" },
      { line: 6, day: "2026-01-02", path: "src/c d.py", at: 6, remark: "" },
    ]);
  });

  for (const [file, wanted] of [
    ["---\nk: v\n---", "---\nk: v\n---\n- n\n"],
    ["---\nk: v\n---\n", "---\nk: v\n---\n- n\n"],
    ["---\nk: v\n---\nText", "---\nk: v\n---\nText\n\n- n\n"],
    ["---\r\nk: v\r\n---\r\nText\r\n", "---\r\nk: v\r\n---\r\nText\r\n\r\n- n\r\n"],
    ["---\nk: v\n---\n- [a](a.py#L1): x\n", "---\nk: v\n---\n- [a](a.py#L1): x\n- n\n"],
    ["---\nk: v\n---\n- [a](a.py#L1): x\n\n", "---\nk: v\n---\n- [a](a.py#L1): x\n\n\n- n\n"],
  ] as const)
    it(`goes to the end of ${JSON.stringify(file)}`, () => {
      const front = /^---\r?\n[\s\S]*?\n---(?:\r?\n)?/.exec(file)?.[0].length ?? 0;
      assert.equal(withLineNote(file, "- n", front), wanted);
    });
});

describe("the line of a note", () => {
  const lines = ["import torch", "", "# LAMB, arXiv:1904.00962", "x = 1", "# LAMB, arXiv:1904.00962"];
  const citing = [2, 4].map((line) => ({ line, text: lines[line] ?? "" }));
  const said = "# LAMB, arXiv:1904.00962";

  it("is followed to where its text is now", () => {
    assert.deepEqual(followLine({ at: 2, said }, citing, lines), { kind: "there", line: 2 });
    assert.deepEqual(followLine({ at: 3, said: "x = 1" }, citing, lines), { kind: "there", line: 3 });
    assert.deepEqual(followLine({ at: 9, said }, citing, lines), { kind: "moved", line: 4 });
    assert.deepEqual(followLine({ at: 0, said: "x = 1" }, citing, lines), { kind: "moved", line: 3 });
  });

  it("is the citing line of the same file that reads nearly so, and else gone", () => {
    assert.deepEqual(followLine({ at: 1, said: "# LAMB: arXiv:1904.00962v5" }, citing, lines), {
      kind: "reworded",
      line: 2,
    });
    assert.deepEqual(followLine({ at: 3, said: "y = attention(q, k)" }, citing, lines), { kind: "gone" });
    assert.deepEqual(followLine({ at: 3, said }, [], undefined), { kind: "gone" });
  });

  it("is the one of that number where nothing else is known of it", () => {
    assert.deepEqual(followLine({ at: 1 }, citing, lines), { kind: "there", line: 1 });
    assert.deepEqual(followLine({ at: 5 }, citing, lines), { kind: "gone" });
  });

  it("is found wherever lines were put above it", () => {
    const plain = fc.array(fc.constantFrom("", "a = b", "# other", "}"), { maxLength: 40 });
    fc.assert(
      fc.property(plain, plain, fc.nat(60), (above, below, at) => {
        const all = [...above, `    ${said}`, ...below];
        const found = followLine({ at, said }, [], all);
        assert.deepEqual(found, { kind: at === above.length ? "there" : "moved", line: above.length });
      }),
    );
  });

  it("reads nearly so up to a fifth of its characters", () => {
    assert.ok(isAlike("0123456789", "01234x6y89"));
    assert.ok(!isAlike("0123456789", "0x234x6y89"));
    assert.ok(isAlike("", ""));
    assert.ok(!isAlike("abc", ""));
  });
});

describe("paths between notes and code", () => {
  it("lead there and back", () => {
    assert.equal(relativePath("/r/papers", "/r/src/train.py"), "../src/train.py");
    assert.equal(relativePath("/r", "/r/train.py"), "train.py");
    assert.equal(resolvedPath("/r/papers", "../src/./train.py"), "/r/src/train.py");
    assert.equal(resolvedPath("/r", "../../x"), undefined);
    const names = fc.array(fc.constantFrom("a", "b", "c d"), { maxLength: 4 });
    fc.assert(
      fc.property(names, names, (folder, file) => {
        const [from, to] = [`/${folder.join("/")}`, `/${[...file, "f.py"].join("/")}`];
        assert.equal(resolvedPath(from, relativePath(from, to)), to);
      }),
    );
  });
});
