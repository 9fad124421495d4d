import assert from "node:assert/strict";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { type GroupWords, groupsOf } from "../../../src/editor/tree/groups.ts";
import { createTreeModel } from "../../../src/editor/tree/model.ts";
import { childrenOf, mostChildren } from "../../../src/editor/tree/nodes.ts";

const words: GroupWords = {
  uncategorised: "Uncategorised",
  undated: "No year",
  unread: "Unread",
  reading: "Reading",
  read: "Read",
  cited: "Cited",
  notCited: "Not cited",
};

function paper(citekey: string, fields: Partial<LibraryPaper> = {}): LibraryPaper {
  const id = `key:${citekey}` as const;
  return {
    citekey,
    title: citekey,
    id,
    ids: [id],
    citekeys: [citekey],
    origins: [],
    fieldOrigins: {},
    ...fields,
  };
}

const shown = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ title, papers }) => `${title}: ${papers.map(({ citekey }) => citekey).join(" ")}`);

describe("the groups of the tree", () => {
  const papers = [
    paper("b", { category: "serving", year: 2023, status: "read" }),
    paper("a", { category: "serving", year: 2024 }),
    paper("c", { category: "mine", status: "reading" }),
    paper("d", { year: 2024 }),
  ];
  const categories = [
    { id: "training", title: "Training" },
    { id: "serving", title: "Serving" },
  ];
  const citations = ({ citekey }: LibraryPaper) => ({ a: 1, d: 3 })[citekey] ?? 0;
  const input = { papers, categories, citations, words };

  it("are categories in their order, foreign ones and papers without one last, none empty", () => {
    assert.deepEqual(shown(groupsOf("category", input)), ["Serving: a b", "mine: c", "Uncategorised: d"]);
  });
  it("are years, the newest first", () => {
    assert.deepEqual(shown(groupsOf("year", input)), ["2024: a d", "2023: b", "No year: c"]);
  });
  it("are reading statuses, what is being read first", () => {
    assert.deepEqual(shown(groupsOf("status", input)), ["Reading: c", "Unread: a d", "Read: b"]);
  });
  it("are cited and not cited, the most cited first", () => {
    assert.deepEqual(shown(groupsOf("cited", input)), ["Cited: d a", "Not cited: b c"]);
  });
  it("sort by the titles that are shown, numbers by value", () => {
    const titled = ["Gemma 10", "alpha", "Gemma 2: open", "Beta"].map((title) => paper(title, { title }));
    const [group] = groupsOf("category", { ...input, papers: titled });
    assert.deepEqual(
      group?.papers.map(({ title }) => title),
      ["alpha", "Beta", "Gemma 2: open", "Gemma 10"],
    );
  });
});

describe("the nodes of the tree", () => {
  const group = (papers: readonly LibraryPaper[], id = "g") => ({ id, title: id, papers });

  it("stay the same objects, and only the changed paper is drawn again", () => {
    const model = createTreeModel();
    const [a, b] = [paper("a"), paper("b")];
    assert.equal(model.update([group([a, b])]), undefined);
    const before = model.groups[0]?.papers[1];
    const newer = paper("b", { status: "read" });
    assert.deepEqual(model.update([group([a, newer])]), [before]);
    assert.equal(before?.paper, newer);
    assert.deepEqual(model.update([group([a, newer])]), []);
  });
  it("have their group drawn again when a paper comes or goes", () => {
    const model = createTreeModel();
    const [a, b, c] = [paper("a"), paper("b"), paper("c")];
    model.update([group([a]), group([b], "h")]);
    assert.deepEqual(model.update([group([a, c]), group([b], "h")]), [model.groups[0]]);
  });
  it("are all drawn again when a group comes or goes", () => {
    const model = createTreeModel();
    model.update([group([paper("a")])]);
    assert.equal(model.update([group([paper("a")]), group([paper("b")], "h")]), undefined);
  });
  it("show at most 200 children each, and lead to all papers", () => {
    const model = createTreeModel();
    model.update([group(Array.from({ length: 1001 }, (_, n) => paper(`p${n}`)))]);
    const [node] = model.groups;
    assert.ok(node);
    let found = 0;
    for (let from: number | undefined = 0; from !== undefined; ) {
      const children = childrenOf(node, from);
      assert.ok(children.length <= mostChildren);
      found += children.filter(({ kind }) => kind === "paper").length;
      const more = children.find((child) => child.kind === "more");
      from = more?.kind === "more" ? more.from : undefined;
    }
    assert.equal(found, 1001);
  });
});
