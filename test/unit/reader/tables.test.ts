import assert from "node:assert/strict";
import { renderMarkdown } from "../../../src/webview/markdown/render.ts";

describe("tables in notes", () => {
  it("keep the alignment of their columns as a class, since styles are dropped", () => {
    const { html } = renderMarkdown("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |", {
      cards: new Map(),
    });
    const cells = [...html.matchAll(/<td[^>]*?(?: class="(\w+)")?>(\d)/g)].map(([, name, text]) => [
      text,
      name,
    ]);
    assert.deepEqual(cells, [
      ["1", undefined],
      ["2", "left"],
      ["3", "center"],
      ["4", "right"],
    ]);
  });
});
