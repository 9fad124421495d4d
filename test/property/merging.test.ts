import assert from "node:assert/strict";
import fc from "fast-check";
import { Library } from "../../src/core/library/library.ts";
import { mergedKeys, mergeFiles, splitFile } from "../../src/core/library/organise/mergeFiles.ts";
import { toPersonal, toShared } from "../../src/core/library/organise/moveFile.ts";
import { newPaperFile } from "../../src/core/library/paperFile/frontMatter.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { titleKey } from "../../src/core/library/works/titleRelation.ts";

const word = fc.constantFrom("Walls", "bricks: a study", "#1", "“On” walls", "it's", "李明", "- x", "null");
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const notes = fc.array(
  fc.constantFrom("A note.", "", "> a quote", "    code", "---", "<!-- a comment -->", "merged:", "  - x"),
  { maxLength: 5 },
);
const extra = fc.constantFrom(
  "",
  "# a comment\n",
  "mine: [a,\n  b]  # kept\n",
  "folded: >-\n  one\n\n  two\n",
);
/** A paper file as people and we write them, with what we do not know in it. */
const file = (citekey: string) =>
  fc
    .record({
      title: words,
      tags: fc.uniqueArray(word, { maxLength: 2 }),
      abstract: words,
      notes,
      extra,
      ids: fc.boolean(),
    })
    .map(({ title, tags, abstract, notes, extra, ids }) => {
      const record = { citekey, title, tags, abstract, ...(ids && { doi: `10.1000/${citekey}` }) };
      return newPaperFile(record, notes.join("\n")).replace("---\n", `---\n${extra}`);
    });

const text = (result: ReturnType<typeof mergeFiles>): string =>
  typeof result === "string" ? result : assert.fail(result.args.reason);
const merged = (a: string, b: string) => text(mergeFiles(a, b));
const of = (files: Readonly<Record<string, string>>): Library => {
  const library = new Library();
  for (const [name, content] of Object.entries(files)) {
    const read = parsePaperFile(content, name, { kind: "papers", order: 0 });
    if (read) library.setFile(read);
  }
  return library;
};

describe("merging paper files", () => {
  it("is undone by splitting, to the byte", () => {
    fc.assert(
      fc.property(file("a"), file("b"), (a, b) => {
        assert.deepEqual(splitFile(merged(a, b), "b"), { kept: a, split: b });
      }),
    );
  });
  it("is associative, and changes nothing the second time", () => {
    fc.assert(
      fc.property(file("a"), file("b"), file("c"), (a, b, c) => {
        const all = merged(merged(a, b), c);
        assert.equal(merged(a, merged(b, c)), all);
        assert.equal(merged(all, b), all);
        assert.equal(merged(all, all), all);
        assert.deepEqual(mergedKeys(all), ["b", "c"]);
      }),
    );
  });
  it("keeps the line ends of the file that it is merged into", () => {
    fc.assert(
      fc.property(file("a"), file("b"), (a, b) => {
        const windows = a.replaceAll("\n", "\r\n");
        const all = merged(windows, b);
        assert.equal(/(?<!\r)\n/.test(all), false);
        const split = splitFile(all, "b");
        assert.ok("kept" in split);
        assert.equal(split.kept, windows);
        assert.equal(split.split, b.replaceAll("\n", "\r\n"));
      }),
    );
  });
  it("leads to one paper from all keys and ids, with what either says", () => {
    fc.assert(
      fc.property(file("a"), file("b"), (a, b) => {
        const library = of({ "a.md": merged(a, b) });
        const [paper] = library.papers;
        assert.ok(paper);
        assert.equal(library.papers.length, 1);
        assert.deepEqual(paper.citekeys, ["a", "b"]);
        assert.equal(library.byCitekey("b"), paper);
        const [first, second] = [of({ "a.md": a }).papers[0], of({ "b.md": b }).papers[0]];
        for (const id of second?.ids ?? []) assert.equal(library.find(id), paper);
        assert.equal(paper.title, first?.title);
        for (const tag of second?.tags ?? []) assert.ok(paper.tags?.includes(tag));
        const key = titleKey(second?.title ?? "");
        const titles = [paper.title, ...(paper.aliases ?? [])].map(titleKey);
        assert.ok(titles.includes(key) || key === "");
        assert.equal(new Set(titles).size, titles.length);
      }),
    );
  });
  it("joins the record of a bibliography too, whatever its title", () => {
    const keeper = newPaperFile({ citekey: "a", title: "On walls", authors: ["Ann Bee"] });
    const other = newPaperFile({ citekey: "b", title: "Of frogs", doi: "10.1000/b" });
    const library = of({ "a.md": merged(keeper, other) });
    const paper = { citekey: "b", title: "Of frogs", doi: "10.1000/b", authors: ["Cee Dee"], year: 2020 };
    library.setFile({
      file: "r.bib",
      layer: { kind: "bibliography", order: 0 },
      records: [{ paper, line: 0 }],
      problems: [],
    });
    assert.equal(library.papers.length, 1);
    assert.equal(library.papers[0]?.year, 2020);
  });
  it("refuses another record of the same key, and what does not parse", () => {
    const one = newPaperFile({ citekey: "a", title: "On walls" });
    const held = merged(one, newPaperFile({ citekey: "b", title: "B" }));
    for (const other of [
      newPaperFile({ citekey: "b", title: "Other" }),
      "no paper",
      "---\ncitekey: [\n---\n",
    ])
      assert.equal(typeof mergeFiles(held, other), "object", other);
    assert.ok("code" in splitFile(held, "c"));
  });
});

describe("moving a paper file", () => {
  it("to the shared library leaves how far one has come with the reader, and brings it back", () => {
    fc.assert(
      fc.property(file("a"), fc.constantFrom("reading", "read"), (plain, status) => {
        const own = plain.replace("\nabstract", `\nstatus: ${status}\nabstract`);
        const moved = toShared(own);
        assert.ok("shared" in moved);
        assert.equal(moved.shared, plain);
        assert.match(moved.personal ?? "", new RegExp(`^status: ${status}$`, "m"));
        const back = toPersonal(moved.shared, moved.personal);
        const read =
          typeof back === "string" ? parsePaperFile(back, "", { kind: "personal", order: 0 }) : undefined;
        assert.equal(read?.records[0]?.paper.status, status);
        assert.deepEqual(toShared(plain), { shared: plain, personal: undefined });
      }),
    );
  });
  it("writes over no notes", () => {
    const shared = newPaperFile({ citekey: "a", title: "A" }, "theirs");
    assert.equal(typeof toPersonal(shared, newPaperFile({ citekey: "a", title: "A" }, "mine")), "object");
  });
});
