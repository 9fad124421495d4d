import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { comparisonMarkdown } from "../../src/core/compare/comparisonMarkdown.ts";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";
import { addHighlights } from "../../src/core/library/paperFile/addHighlights.ts";
import { notesOffset } from "../../src/core/library/paperFile/frontMatter.ts";
import { glimpseOf } from "../../src/core/library/versions/conflicts.ts";
import { lineNoteItem, withLineNote } from "../../src/core/lineNotes/lineNote.ts";
import { dailyMarkdown } from "../../src/core/online/daily/dailyMarkdown.ts";
import { quoteMarkdown, quotesIn } from "../../src/core/quotes/quotesIn.ts";
import { escaped, webLink } from "../../src/core/text/markdownText.ts";
import { shownRow } from "../../src/core/text/shownText.ts";
import { assertCalm, hostile, icon, papers, steering } from "./hostile.ts";

const all = (check: (text: string) => void) => fc.assert(fc.property(hostile, check), { numRuns: 1000 });

describe("a hostile text in views, previews and notes", () => {
  it("shows as it is in a row of any view, with its highlights where they were", () => {
    all((text) => {
      const spoken = { label: text, role: "treeitem" };
      const row = shownRow({
        label: text,
        description: text,
        tooltip: `${text}\n\nb`,
        accessibilityInformation: spoken,
      });
      for (const shown of [row.label, row.description, row.accessibilityInformation.label]) {
        assertCalm(shown.replace(/^\s*::/, ""));
        assert.doesNotMatch(shown, /[\r\n\t]/);
      }
      assert.doesNotMatch(row.tooltip, steering);
      const highlights = [[0, 1]];
      const line: { label: { readonly label: string; readonly highlights: number[][] } } = {
        label: { label: text, highlights },
      };
      const marked = shownRow(line).label;
      assert.deepEqual([marked.label.length, marked.highlights], [text.length, highlights]);
      assert.doesNotMatch(marked.label, steering);
      assert.doesNotMatch(glimpseOf(text), /[\r\n]/);
    });
  });

  it("is text in the Markdown of cards, tooltips and previews: no link, picture, icon or HTML", () => {
    const markdown = new MarkdownIt({ html: true });
    all((text) => {
      const shown = escaped(text);
      assertCalm(shown);
      assert.doesNotMatch(shown, icon);
      const [, inline] = markdown.parse(`x${shown}x`, {});
      for (const { type } of inline?.children ?? [])
        assert.match(type, /^text(?:_special)?$/, JSON.stringify(text));
      const link = webLink(text, `https://example.org/${text}`) ?? "";
      assertCalm(link);
      const inLink = markdown.parse(link, {})[1]?.children ?? [];
      assert.deepEqual(
        inLink.map(({ type }) => type).filter((type) => !/^text/.test(type)),
        ["link_open", "link_close"],
      );
      assert.match(inLink[0]?.attrGet("href") ?? "", /^https:\/\/example\.org\//, JSON.stringify(text));
      assert.equal(webLink(text, text)?.startsWith("[") ?? true, true);
    });
  });

  it("stays what it is in notes: a quote, a highlight of Zotero, a note on a line", () => {
    const markdown = new MarkdownIt({ html: true });
    const kindsIn = (text: string) => markdown.parse(text, {}).map(({ type }) => type);
    const file = "---\ncitekey: a2020b\ntitle: A\n---\nMine.\n";
    all((text) => {
      const words = text.replace(/\s+/g, " ").trim();
      if (words === "") return;
      const shown = JSON.stringify(text);
      const quote = quoteMarkdown(text);
      assert.deepEqual(
        kindsIn(quote).filter((type) => !/^(?:blockquote|paragraph)_|^inline$/.test(type)),
        [],
        shown,
      );
      assert.equal(quotesIn(quote).length <= 1, true, shown);
      const marked = addHighlights(file, [{ key: "ABCD2345", quote: words, page: "7" }]);
      assert.ok(typeof marked === "string");
      assert.ok(marked.slice(notesOffset(marked)).startsWith("Mine.\n"), shown);
      const item = lineNoteItem({
        day: "2026-01-01",
        path: `src/${words}`,
        at: 3,
        code: text,
        remark: "seen",
      });
      const noted = withLineNote(file, item, notesOffset(file) ?? 0);
      assert.ok(noted.startsWith(file), shown);
      assert.deepEqual(
        kindsIn(item).filter((type) => type !== "inline"),
        [
          "bullet_list_open",
          "list_item_open",
          "paragraph_open",
          "paragraph_close",
          "list_item_close",
          "bullet_list_close",
        ],
        shown,
      );
    });
  });
});

describe("a paper that is hostile in every field, as Markdown", () => {
  const check = (look: (paper: LibraryPaper) => void) =>
    fc.assert(fc.property(papers, look), { numRuns: 1000 });
  const markdown = new MarkdownIt({ html: true });

  it("is text in a comparison and on the page of a Daily Paper, with links to the web alone", () => {
    check((paper) => {
      const shown = JSON.stringify(paper);
      const { title, authors = [], venue = "", url } = paper;
      const columns = [{ title, address: url?.startsWith("https:") ? url : undefined }];
      const table = comparisonMarkdown({
        columns,
        rows: [{ label: "Field", cells: [`${authors.join("\n")} ${venue}`] }],
      });
      const daily = dailyMarkdown(
        {
          found: {
            paper: { title, authors, abstract: venue, code: url ?? "", project: venue, arxiv: "2402.15627" },
            from: [],
          },
          votes: 1,
          comments: 1,
          keywords: [title],
        },
        { code: "Code", project: "Project", counts: "1 vote" },
      );
      for (const [text, blocks] of [
        [table, /^(?:table|thead|tbody|tr|th|td)_(?:open|close)$/],
        [daily, /^(?:heading|paragraph)_(?:open|close)$/],
      ] as const) {
        for (const token of markdown.parse(text, {})) {
          assert.match(token.type, token.type === "inline" ? /./ : blocks, shown);
          for (const one of token.children ?? []) {
            const isBreak = one.type === "html_inline" && one.content === "<br>";
            assert.ok(
              isBreak ||
                /^(?:text|text_special|softbreak|em_open|em_close|strong_open|strong_close|link_open|link_close)$/.test(
                  one.type,
                ),
              `${one.type}: ${shown}`,
            );
            if (one.type === "link_open") assert.match(one.attrGet("href") ?? "", /^https?:\/\//, shown);
          }
        }
        assert.doesNotMatch(text.replaceAll("\n", ""), steering, shown);
      }
    });
  });
});
