import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";

const notebook = (cells: unknown, metadata: unknown = { kernelspec: { language: "python" } }) =>
  JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);

const cut = (raw: string, line: number, start: number, end: number) =>
  raw.split("\n")[line]?.slice(start, end);

describe("Notebooks", () => {
  it("reads code and Markdown cells, in the language of the kernel, and not the outputs", () => {
    const raw = notebook([
      { cell_type: "markdown", source: ["# Title\n", "See [@key, §3] and arXiv:2402.15627.\n"] },
      {
        cell_type: "code",
        source: ["# https://arxiv.org/abs/2402.15627\n", "x = 1  # \\cite{key}\n", 'y = "arXiv:2210.15191"'],
        outputs: [{ text: ["arXiv:1706.03762"] }],
      },
    ]);
    const citations = scan(raw, "notebook");
    assert.deepEqual(
      citations.map(({ form, context, cell, locator }) => [form, context, cell, locator]),
      [
        ["pandoc", "prose", 0, "§3"],
        ["arxiv-id", "prose", 0, undefined],
        ["arxiv-abs", "comment", 1, undefined],
        ["latex", "comment", 1, undefined],
        ["arxiv-id", "string", 1, undefined],
      ],
    );
    for (const { line, start, end, text } of citations) assert.equal(cut(raw, line, start, end), text);
  });
  it("counts lines and columns in the raw file where JSON escapes something", () => {
    const raw = notebook([{ cell_type: "markdown", source: 'a\t"é\\" arXiv:2402.15627\n' }]).replace(
      "é",
      "\\u00e9",
    );
    const [citation] = scan(raw, "notebook");
    assert.ok(citation);
    assert.equal(cut(raw, citation.line, citation.start, citation.end), "arXiv:2402.15627");
  });
  it("gives the decoded text and the raw range of a token that has escapes in it", () => {
    const raw = String.raw`{"cells": [{"cell_type": "markdown", "source": ["https:\/\/arxiv.org\/abs\/2402.15627 x"]}]}`;
    const [citation] = scan(raw, "notebook");
    assert.equal(citation?.text, "https://arxiv.org/abs/2402.15627");
    assert.equal(raw.slice(citation?.start, citation?.end), String.raw`https:\/\/arxiv.org\/abs\/2402.15627`);
  });
  it("takes another kernel's language", () => {
    const raw = notebook([{ cell_type: "code", source: "x = 1 // 2\n# arXiv:2402.15627" }], {
      language_info: { name: "julia" },
    });
    assert.deepEqual(
      scan(raw, "notebook").map(({ context }) => context),
      ["comment"],
    );
  });
  const cells: readonly (readonly [source: string, contexts: readonly string[]])[] = [
    ["%%markdown\nSee [@key] and arXiv:2402.15627, it's", ["prose", "prose"]],
    ["%%latex\nit's \\cite{key} % arXiv:2402.15627", ["prose", "comment"]],
    ["%%bash --out x\necho arXiv:1706.03762 # arXiv:2402.15627", ["comment"]],
    ["%%html\n<p>it's arXiv:1706.03762 <!-- arXiv:2402.15627 -->", ["prose", "comment"]],
    ["\n%%javascript\n// it's arXiv:2402.15627", ["comment"]],
    ["%%script perl -w\nmy $x = 'arXiv:2402.15627'; # arXiv:1706.03762", ["string", "comment"]],
    ["%%writefile -a src/kernel.cu\n/// arXiv:2402.15627\n", ["docstring"]],
    ["%%time\nx = 1 // 2 # arXiv:2402.15627", ["comment"]],
    ["%%sql\n-- arXiv:2402.15627", ["comment"]],
    ["x = 1\n%%bash\ny = 1 // 2 # arXiv:2402.15627", ["comment"]],
    ["%time x = 1 // 2 # arXiv:2402.15627", ["comment"]],
  ];
  for (const [source, contexts] of cells)
    it(`reads a cell of another language: ${JSON.stringify(source)}`, () =>
      assert.deepEqual(
        scan(notebook([{ cell_type: "code", source }]), "notebook").map(({ context }) => context),
        contexts,
      ));
  it("takes no magic in a kernel that has none", () => {
    const raw = notebook([{ cell_type: "code", source: "%%bash\n% arXiv:2402.15627" }], {
      language_info: { name: "matlab" },
    });
    assert.deepEqual(
      scan(raw, "notebook").map(({ context }) => context),
      ["docstring"],
    );
  });
  it("passes over outputs, whatever stands in them", () => {
    const outputs = [
      { text: ['a "quoted" [ { \\', "\\\\", "}]", 'arXiv:1706.03762"'], data: { a: [1, null] } },
    ];
    const raw = notebook([
      { cell_type: "code", outputs, execution_count: 3, source: ["# arXiv:2402.15627"] },
      { cell_type: "code", outputs: "\"'", source: "# arXiv:2402.02750" },
    ]);
    assert.deepEqual(
      scan(raw, "notebook").map(({ raw: id, cell }) => [id, cell]),
      [
        ["2402.15627", 0],
        ["2402.02750", 1],
      ],
    );
  });
  it("takes a cell of one very long string in one pass", () => {
    const source = 'See arXiv:2402.15627 and\tmore "of it".\n'.repeat(30_000);
    const raw = notebook([{ cell_type: "markdown", source }]);
    const citations = scan(raw, "notebook");
    assert.equal(citations.length, 30_000);
    const [last] = citations.slice(-1);
    assert.equal(cut(raw, last?.line ?? 0, last?.start ?? 0, last?.end ?? 0), "arXiv:2402.15627");
  });
  it("reads the notebooks of nbformat 3", () => {
    const raw = JSON.stringify({
      worksheets: [{ cells: [{ cell_type: "code", language: "python", input: ["# arXiv:2402.15627"] }] }],
    });
    assert.deepEqual(
      scan(raw, "notebook").map(({ context, cell }) => [context, cell]),
      [["comment", 0]],
    );
  });
  for (const raw of [
    '{"cells": [ arXiv:2402.15627',
    "arXiv:2402.15627",
    '["arXiv:2402.15627"]',
    '{"cells": 1, "a": "arXiv:2402.15627"}',
  ])
    it(`scans what is no notebook as text: ${raw}`, () => {
      const [citation] = scan(raw, "notebook");
      assert.equal(raw.slice(citation?.start, citation?.end), "arXiv:2402.15627");
      assert.equal(citation?.cell, undefined);
    });
});
