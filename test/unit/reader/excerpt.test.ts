import assert from "node:assert/strict";
import type { Citation } from "../../../src/core/citations/citation.ts";
import { excerptOf } from "../../../src/editor/reader/lines/excerpt.ts";

/** The lines of a text with one citation between `[` and `]`. */
function cited(text: string): { readonly lines: readonly string[]; readonly citation: Citation } {
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.includes("["));
  const marked = lines[line] ?? "";
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  lines[line] = marked.replace("[", "").replace("]", "");
  const citation: Citation = {
    line,
    start,
    end,
    form: "arxiv-id",
    raw: "2402.15627",
    target: "arXiv:2402.15627",
    context: "comment",
    text: lines[line]?.slice(start, end) ?? "",
  };
  return { lines, citation };
}

const shown = (text: string) => {
  const { lines, citation } = cited(text);
  return { ...excerptOf(lines, citation), citation };
};

describe("the excerpt of a line that cites", () => {
  it("is the line without its indentation, and marks the citation in it", () => {
    const { text, mark } = shown("def f():\n    # see [arXiv:2402.15627] for why\n    return 1");
    assert.equal(text, "# see arXiv:2402.15627 for why");
    assert.equal(text.slice(...(mark ?? [0, 0])), "arXiv:2402.15627");
  });

  it("has two lines before and after, less the indentation that all share", () => {
    const { around } = shown("a\n\tb\n\n\tc\n\t\t// [arXiv:2402.15627]\n\td\n\te\nf");
    assert.deepEqual(around, { lines: ["", "c", "\t// arXiv:2402.15627", "d", "e"], at: 2 });
  });

  it("is alone where the file has one line", () => {
    assert.deepEqual(shown("[arXiv:2402.15627]").around, { lines: ["arXiv:2402.15627"], at: 0 });
  });

  it("shows the part of a long line that cites", () => {
    const { text, mark, citation } = shown(`  ${"x ".repeat(5000)}[arXiv:2402.15627]${" y".repeat(5000)}`);
    assert.ok((text?.length ?? 0) < 250);
    assert.equal(text?.slice(...(mark ?? [0, 0])), citation.text);
    assert.match(text ?? "", /^….*…$/);
  });

  it("marks what fits of a citation that is longer than the excerpt", () => {
    const { text, mark } = shown(`[https://example.org/${"x".repeat(1000)}]`);
    assert.ok(mark !== undefined && mark[1] <= (text ?? "").length);
  });

  it("is nothing where the file has no such line any more", () => {
    const { citation } = cited("\n\n# [arXiv:2402.15627]");
    assert.deepEqual(excerptOf(["one line"], citation), {});
  });

  it("bears a line that is shorter than it was", () => {
    const { citation } = cited("# a long line that cites [arXiv:2402.15627]");
    assert.deepEqual(excerptOf(["# cut"], citation), { text: "# cut", around: { lines: ["# cut"], at: 0 } });
  });
});
