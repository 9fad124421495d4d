import assert from "node:assert/strict";
import { parseCategories } from "../../../../src/core/library/categories.ts";
import { editsFor } from "../../../../src/core/library/organise/branchEdits.ts";
import { newCategoryId, placed } from "../../../../src/core/library/organise/categoryLists.ts";
import { editCategories } from "../../../../src/core/library/organise/editCategories.ts";
import { undoPlan } from "../../../../src/core/library/organise/undo.ts";
import type { Category } from "../../../../src/core/paper.ts";

const file = `# ours
marginalia: 1   # the format
categories:
  # training comes first
  - id: training
    title: "Training"   # of models
    colour: blue
  - id: serving
    title: Serving
    description: >-
      Many lines
      of it

  - plain
other: kept
`;
const listed = (text: string) => parseCategories(text, "").categories;
const edited = (
  text: string | undefined,
  wanted: (categories: readonly Category[]) => readonly Category[],
) => {
  const after = editCategories(text, wanted(text === undefined ? [] : listed(text)));
  if (typeof after !== "string") throw new Error(after.args.reason);
  return after;
};

describe("changing categories.yaml", () => {
  it("leaves every byte where nothing is to change", () => {
    for (const text of [file, file.replaceAll("\n", "\r\n"), "marginalia: 1\ncategories:\n- a\n- b"])
      assert.equal(
        edited(text, (all) => all),
        text,
      );
  });
  it("keeps the line ends where the list was empty", () => {
    for (const text of ["marginalia: 1\r\ncategories:\r\n", "marginalia: 1\r\ncategories: []\r\n"])
      assert.doesNotMatch(
        edited(text, () => [{ id: "a", title: "A" }]),
        /(?<!\r)\n/,
      );
  });
  it("changes a title alone", () => {
    const title = (id: string, now: string) =>
      edited(file, (all) => all.map((one) => (one.id === id ? { ...one, title: now } : one)));
    assert.equal(
      title("training", "Learning: how"),
      file.replace('title: "Training"', 'title: "Learning: how"'),
    );
    assert.equal(title("plain", "In full"), file.replace("- plain", "- id: plain\n    title: In full"));
  });
  it("moves the lines of a category with its comments, and removes them", () => {
    const [training, serving, plain] = listed(file);
    assert.ok(training && serving && plain);
    const moved = edited(file, () => [serving, plain, training]);
    assert.match(
      moved,
      /categories:\n {2}- id: serving[\s\S]*- plain\n {2}# training comes first\n {2}- id: training/,
    );
    assert.match(moved, /colour: blue\nother: kept\n$/);
    assert.equal(
      edited(moved, () => [training, serving, plain]),
      file,
    );
    const without = edited(file, () => [training, plain]);
    assert.doesNotMatch(without, /Serving|Many lines/);
    assert.match(without, /# ours\nmarginalia: 1 {3}# the format/);
  });
  it("makes the file, the list and its items where there are none", () => {
    const one = [
      { id: "a: b", title: "A b", description: "About # it" },
      { id: "c", title: "c" },
    ];
    const made = edited(undefined, () => one);
    assert.deepEqual(listed(made), one);
    assert.match(made, /^marginalia: 1\ncategories:\n/);
    for (const text of [
      "marginalia: 1\n",
      "marginalia: 1",
      "marginalia: 1\ncategories:\n",
      "marginalia: 1\ncategories: []\nx: y\n",
    ])
      assert.deepEqual(listed(edited(text, () => one)), one, text);
    assert.deepEqual(listed(edited(made, () => [])), []);
  });
  it("refuses what it cannot change line by line, a newer version and what does not parse", () => {
    const wanted = [{ id: "x", title: "x" }];
    for (const text of [
      "categories: [a, b]\n",
      "marginalia: 9\ncategories:\n- a\n",
      "categories:\n  - a\n - b",
      "categories:\n-\n  id: a\n",
    ])
      assert.equal(typeof editCategories(text, wanted), "object", text);
  });
});

describe("the order of categories", () => {
  const of = (...ids: string[]) => ids.map((id) => ({ id, title: id }));
  it("is listed down to the last one that stands otherwise than below", () => {
    const shown = of("mine", "a", "b", "c");
    assert.deepEqual(placed(of("mine"), shown, "b", "a"), of("mine", "b"));
    assert.deepEqual(placed([], of("a", "b", "c"), "c", "a"), of("c"));
    assert.deepEqual(placed(of("mine"), shown, "mine", "c"), of("a", "b", "mine"));
    assert.deepEqual(placed([], of("a", "b"), "a", undefined), of("b", "a"));
    assert.deepEqual(placed(of("mine"), shown, "gone", "a"), of("mine"));
  });
  it("has a free id for a new one", () => {
    assert.equal(
      newCategoryId("New", (id) => id === "New"),
      "New 2",
    );
  });
});

describe("what a drop gives a paper", () => {
  const paper = { citekey: "a", title: "A", tags: ["x"], category: "c", status: "reading" as const };
  it("is a status with its day, a tag beside others, a category in the place of another", () => {
    assert.deepEqual(editsFor(paper, { status: "read" }, "2026-01-02"), {
      status: "read",
      finished: "2026-01-02",
    });
    assert.deepEqual(editsFor(paper, { tag: "y" }, ""), { tags: ["x", "y"] });
    assert.deepEqual(editsFor(paper, { category: "d" }, ""), { category: "d" });
    assert.deepEqual(editsFor(paper, { category: "" }, ""), { category: undefined });
  });
  it("is nothing that it has", () => {
    for (const common of [{ status: "reading" as const }, { tag: "x" }, { category: "c" }])
      assert.equal(editsFor(paper, common, ""), undefined);
  });
});

describe("taking changes back", () => {
  const change = (file: string, before?: string, after?: string) => ({ file, before, after });
  it("writes what was there, makes what was removed, removes what was made", () => {
    const changes = [change("a", "1", "2"), change("b", "1", undefined), change("c", undefined, "2")];
    const now = new Map([
      ["a", "2"],
      ["c", "2"],
    ]);
    assert.deepEqual(undoPlan(changes, now), {
      restore: [
        { file: "c", expected: "2", text: undefined },
        { file: "b", expected: undefined, text: "1" },
        { file: "a", expected: "2", text: "1" },
      ],
      kept: [],
    });
  });
  it("leaves what somebody has changed since, and what is back already", () => {
    const changes = [change("a", "1", "2"), change("b", "1", "2")];
    assert.deepEqual(
      undoPlan(
        changes,
        new Map([
          ["a", "3"],
          ["b", "1"],
        ]),
      ),
      { restore: [], kept: ["a"] },
    );
  });
  it("goes over several changes of one file to the first", () => {
    const changes = [change("a", "1", "2"), change("a", "2", "3")];
    assert.deepEqual(undoPlan(changes, new Map([["a", "3"]])).restore, [
      { file: "a", expected: "3", text: "1" },
    ]);
  });
});
