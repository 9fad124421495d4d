import assert from "node:assert/strict";
import fc from "fast-check";
import { foreignNote } from "../../src/core/library/paperFile/foreignNote.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";

/** Fields of ours in forms that others write, and fields that only others have. */
const own = fc.constantFrom(
  "title: On caching",
  'title: "On: caching"',
  "authors: Ann Bee, Ben Cee",
  "authors:\n  - '[[Ann Bee]]'\n  - {family: Cee, given: Ben}",
  "year: 2021",
  "year: 2021-03-09",
  "doi: https://doi.org/10.5555/x",
  "aliases: ['@key2021', Caching]",
  "tags: a, b",
  "status: someday",
  "citekey: key2021",
  "url: https://arxiv.org/abs/2402.15627",
);
const others = fc.constantFrom(
  "rating: 5 # high",
  "zotero-key: ABCD",
  "date: 2021-03-09",
  "# a comment",
  "cssclass:   paper  ",
  "nested: {a: [1, 2], b: 'c'}",
  "journal: Journal of Caches",
);
const key = (field: string) => field.slice(0, field.indexOf(":"));

describe("a note of another program on its way through", () => {
  it("keeps its body and every field that is not ours to the byte, and reads as a paper file again", () => {
    const fields = fc.tuple(
      fc.uniqueArray(own, { selector: key, maxLength: 6 }),
      fc.uniqueArray(others, { selector: key, maxLength: 4 }),
    );
    const eols = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(fields, fc.string({ unit: "binary" }), eols, ([ours, theirs], body, eol) => {
        const front = ["---", ...ours, ...theirs, "---", ""].join("\n").replaceAll("\n", eol);
        const note = foreignNote(front + body, "notes/@key2021.md");
        const record = note?.content.records[0] ?? assert.fail("no record");
        assert.equal(record.notes, body);
        assert.ok(note?.text.endsWith(`---${eol}${body}`));
        for (const field of theirs) assert.ok(note?.text.includes(`${eol}${field}${eol}`), field);
        const again = parsePaperFile(note?.text ?? "", "a.md", { kind: "papers", order: 0 });
        assert.deepEqual(again?.records[0]?.paper, record.paper);
        // What is complete stays as it is.
        assert.equal(foreignNote(note?.text ?? "", "notes/key2021.md")?.text, note?.text);
      }),
      { numRuns: 300 },
    );
  });

  it("throws on no text", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (front, body) => void foreignNote(`---\n${front}\n---\n${body}`, "@a.md"),
      ),
    );
  });
});
