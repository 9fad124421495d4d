import assert from "node:assert/strict";
import fc from "fast-check";
import { type AddedHighlight, addHighlights } from "../../src/core/library/paperFile/addHighlights.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { noteMarkdown } from "../../src/core/online/zotero/noteMarkdown.ts";
import { hostile } from "./hostile.ts";

const layer = { kind: "papers", order: 0 } as const;
const key = fc.stringMatching(/^[2-9A-Z]{8}$/);
const words = fc.oneof(
  fc.stringMatching(/^[a-z]{2,9}( [a-z]{2,9}){0,8}\.$/),
  fc.string({ minLength: 1 }).map((text) => `x${text.replace(/\s+/g, " ")}x`),
  hostile.map((text) => `x${text.replace(/\s+/g, " ")}x`),
);
const highlight: fc.Arbitrary<AddedHighlight> = fc
  .record(
    { key, quote: words, page: fc.constantFrom("7", "iv", "1234"), remark: words },
    { requiredKeys: ["key"] },
  )
  .filter(({ quote, remark }) => quote !== undefined || remark !== undefined);
const highlights = fc.uniqueArray(highlight, { selector: ({ key: one }) => one, maxLength: 12 });

const eol = fc.constantFrom("\n", "\r\n");
const heads = [
  "",
  "tags: [a, b]",
  "abstract: >-\n  We say.\n",
  "zotero-annotations: []",
  "zotero-annotations: [AAAAAAAA, BBBBBBBB] # mine",
  "zotero-annotations:\n  - AAAAAAAA",
  "zotero-annotations: nothing",
  "# a comment at the end",
  "other: |+\n  kept\n\n",
];
const bodies = ["", "Mine.", "Mine.\n", "\n\n", "> said\n>\n> — p. 7\n\nmine\n", "- a\n- b", "```\nopen"];
const file = fc
  .record({ head: fc.constantFrom(...heads), body: fc.oneof(fc.constantFrom(...bodies), fc.string()), eol })
  .map(({ head, body, eol: end }) =>
    `---\ncitekey: moe2023\ntitle: T\n${head}${head === "" || head.endsWith("\n") ? "" : "\n"}---\n${body}`.replace(
      /\n/g,
      end,
    ),
  );

const added = (text: string, some: readonly AddedHighlight[]): string => {
  const after = addHighlights(text, some);
  assert.equal(typeof after, "string", JSON.stringify(after));
  return String(after);
};
/** A file without the list of keys, which is not the reader's. */
const readersOwn = (text: string) =>
  text.replace(/^zotero-annotations:(?: \[[^\]]*\]|(?:\r?\n {2}- .*)+)?[^\r\n]*\r?\n/m, "");

describe("highlights from Zotero in a paper file", () => {
  it("come once: the second import changes nothing", () => {
    fc.assert(
      fc.property(file, highlights, (text, some) => {
        const once = added(text, some);
        assert.equal(added(once, some), once);
        assert.equal(parsePaperFile(once, "a.md", layer)?.records.length, 1);
      }),
    );
  });

  it("never touch a line that the reader wrote, whatever they changed in between", () => {
    const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 40 }), put: fc.string() });
    fc.assert(
      fc.property(
        file,
        highlights,
        fc.array(edit, { maxLength: 4 }),
        highlights,
        (text, first, edits, second) => {
          let edited = added(text, first);
          for (const { at, removed, put } of edits) {
            const notes = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(edited)?.[0].length ?? 0;
            const place = notes + (at % (edited.length - notes + 1));
            edited = edited.slice(0, place) + put + edited.slice(place + removed);
          }
          const after = added(edited, [...first, ...second]);
          assert.ok(readersOwn(after).startsWith(readersOwn(edited)), JSON.stringify({ edited, after }));
          assert.equal(added(after, [...first, ...second]), after);
        },
      ),
    );
  });

  it("do not come back where the reader took them away, nor twice where the list of keys was", () => {
    fc.assert(
      fc.property(fc.constantFrom("", "Mine.\n"), highlights, (notes, some) => {
        const text = `---\ncitekey: moe2023\ntitle: T\n---\n${notes}`;
        const once = added(text, some);
        const emptied = once.slice(0, once.indexOf("---\n", 4) + 4) + notes;
        assert.equal(added(emptied, some), emptied);
        const without = readersOwn(once);
        assert.equal(readersOwn(added(without, some)), without);
      }),
    );
  });

  it("reads any note without throwing", () => {
    const html = fc.array(
      fc.oneof(
        fc.constantFrom(
          "<p>",
          "</p>",
          "<ul>",
          "<li>",
          "</li>",
          "<b>",
          "<br>",
          "&amp;",
          "<a href='",
          "<table><tr>",
        ),
        fc.string(),
      ),
      { maxLength: 12 },
    );
    fc.assert(fc.property(html, (parts) => assert.equal(typeof noteMarkdown(parts.join("")), "string")));
  });
});
