import assert from "node:assert/strict";
import fc from "fast-check";
import { editPaperFile, type PaperEdits } from "../../src/core/library/paperFile/editPaperFile.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { mergeVersions } from "../../src/core/library/versions/mergeVersions.ts";

const base = `---
citekey: bee2020walls
title: "On walls"
# ours alone
tags: [walls]
mine: kept
abstract: >-
  One line
  and another
---
A first note.

A second note.
`;
const sides = { ours: "ours", theirs: "theirs" };
const merged = (ours: string, theirs: string, from = base) => mergeVersions(from, ours, theirs, sides);
const paperOf = (text: string) => {
  const file = parsePaperFile(text, "a.md", { kind: "papers", order: 0 });
  assert.deepEqual(file?.problems, [], text);
  return file?.records[0] ?? assert.fail(text);
};
const edited = (text: string, edits: PaperEdits): string => {
  const after = editPaperFile(text, edits);
  return typeof after === "string" ? after : assert.fail(after.args.reason);
};

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, "0")}`);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** What a reader does to a paper of their own accord. */
const reading = fc
  .record({
    status: optional(fc.constantFrom("reading" as const, "read" as const)),
    started: optional(day),
    finished: optional(day),
    tags: optional(fc.uniqueArray(fc.constantFrom("walls", "bricks", "to read", "2026"), { maxLength: 3 })),
  })
  .map(
    (all): PaperEdits => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  );
const note = fc.constantFrom("", "A remark.\n", "> a quote\n> — p. 7\n", "- a point\n");

describe("two versions of a paper file", () => {
  it("are the changed one where one side has changed nothing, and one where both say the same", () => {
    fc.assert(
      fc.property(reading, note, (edits, added) => {
        const changed = edited(base, edits) + added;
        assert.deepEqual(merged(changed, base), { text: changed, conflicts: 0 });
        assert.deepEqual(merged(base, changed), { text: changed, conflicts: 0 });
        assert.deepEqual(merged(changed, changed), { text: changed, conflicts: 0 });
      }),
    );
  });
  it("never conflict in status, dates, tags and notes of two readers, and keep what both say", () => {
    fc.assert(
      fc.property(reading, reading, note, note, (mine, other, here, there) => {
        const [ours, theirs] = [edited(base, mine) + here, edited(base, other) + there];
        const { text, conflicts } = merged(ours, theirs);
        assert.equal(conflicts, 0, text);
        const { paper, notes = "" } = paperOf(text);
        const back = paperOf(merged(theirs, ours).text).paper;
        for (const field of ["status", "started", "finished"] as const)
          assert.equal(paper[field], back[field]);
        const said = [mine.status, other.status];
        assert.equal(
          paper.status,
          said.includes("read") ? "read" : said.includes("reading") ? "reading" : undefined,
        );
        for (const tag of [...(mine.tags ?? []), ...(other.tags ?? [])])
          if (tag !== "walls") assert.ok(paper.tags?.includes(tag), text);
        assert.ok(notes.startsWith("A first note.\n\nA second note.\n"));
        assert.ok(notes.includes(here) && notes.includes(there));
        assert.match(text, /# ours alone\n/);
        assert.match(text, /^mine: kept$/m);
      }),
    );
  });
  it("conflict where they set one field or line to different things, with both texts and nothing lost", () => {
    const [ours, theirs] = [base.replace("On walls", "On bricks"), base.replace("On walls", "On roofs")];
    assert.deepEqual(merged(ours, theirs), {
      text: base.replace(
        'title: "On walls"\n',
        '<<<<<<< ours\ntitle: "On bricks"\n=======\ntitle: "On roofs"\n>>>>>>> theirs\n',
      ),
      conflicts: 1,
    });
    const notes = merged(base.replace("first", "better"), base.replace("first", "worse"));
    assert.equal(notes.conflicts, 1);
    assert.match(
      notes.text,
      /<<<<<<< ours\nA better note\.\n=======\nA worse note\.\n>>>>>>> theirs\n\nA second/,
    );
  });
  it("keep a field that one has changed and the other has taken away, and change in two places", () => {
    const without = base.replace("mine: kept\n", "");
    assert.match(merged(without, base.replace("kept", "changed")).text, /^mine: changed$/m);
    assert.equal(merged(without, base.replace("first", "better")).text, without.replace("first", "better"));
    const venue = edited(base, { venue: "Nature" });
    assert.equal(merged(edited(base, { year: 2020 }), venue).conflicts, 0);
    assert.equal(paperOf(merged(edited(base, { year: 2020 }), venue).text).paper.venue, "Nature");
  });
  it("that both sides have made are one, and other files go by their lines", () => {
    const [ours, theirs] = [edited(base, { status: "read" }), `${base}More.\n`];
    assert.equal(mergeVersions("", ours, theirs, sides).text, `${ours}More.\n`);
    assert.deepEqual(merged("a\nx\nb\n", "a\nb\ny\n", "a\nb\n"), { text: "a\nx\nb\ny\n", conflicts: 0 });
    const broken = base.replace("---\nA", "A");
    assert.equal(merged(broken, `${base}More.\n`).conflicts, 0);
  });
  it("keep the line ends of ours", () => {
    const windows = base.replaceAll("\n", "\r\n");
    const { text, conflicts } = mergeVersions(
      windows,
      edited(windows, { status: "read" }),
      windows.replace("first", "better"),
      sides,
    );
    assert.equal(conflicts, 0);
    assert.equal(/(?<!\r)\n/.test(text), false);
  });
});
