import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { comments } from "../../../src/webview/markdown/comments.ts";

const markdown = new MarkdownIt().use(comments);
const html = (text: string) => markdown.render(text).replaceAll("\n", "");

describe("comments in notes", () => {
  it("are left out on lines of their own, in a line, and between the notes of merged papers", () => {
    assert.equal(html("a\n<!-- marginalia: notes of b -->\nc"), "<p>a</p><p>c</p>");
    assert.equal(html("<!-- one\n\ntwo -->\nc"), "<p>c</p>");
    assert.equal(html("a <!-- not this --> c"), "<p>a  c</p>");
    assert.equal(html("<!-- x --> c"), "<p> c</p>");
    assert.equal(html("- a\n  <!-- x -->\n- b"), "<ul><li>a</li><li>b</li></ul>");
    assert.deepEqual(markdown.parse("<!-- x -->\n\nc", {})[0]?.map, [2, 3]);
  });
  it("stay where they are code, and where they never end", () => {
    assert.equal(html("`<!-- x -->`"), "<p><code>&lt;!-- x --&gt;</code></p>");
    assert.equal(html("    <!-- x -->"), "<pre><code>&lt;!-- x --&gt;</code></pre>");
    assert.equal(html("<!-- x\n\nc"), "<p>&lt;!-- x</p><p>c</p>");
  });
});
