import assert from "node:assert/strict";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { createTreeModel, neighbourOf } from "../../../src/editor/tree/model.ts";
import { childrenOf, countOf, mostChildren } from "../../../src/editor/tree/nodes.ts";
import { paper } from "../groups/paper.ts";

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
  it("have their branch drawn again when a branch below it comes or goes", () => {
    const model = createTreeModel();
    const branch = (...groups: ReturnType<typeof group>[]) => ({ id: "s", title: "s", papers: [], groups });
    model.update([branch(group([paper("a")]))]);
    const [shipped] = model.groups;
    const newer = paper("a", { status: "read" });
    assert.deepEqual(model.update([branch(group([newer]))]), [shipped?.groups[0]?.papers[0]]);
    assert.deepEqual(model.update([branch(group([newer]), group([paper("b")], "h"))]), [shipped]);
    assert.equal(shipped && countOf(shipped), 2);
    assert.equal(shipped?.groups[1]?.parent, shipped);
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

describe("the paper beside another one in the tree", () => {
  const model = createTreeModel();
  const papers = ["b", "a", "c"].map((key) => paper(key, { tags: key === "a" ? ["x", "y"] : ["y"] }));
  const group = (id: string, members: readonly LibraryPaper[]) => ({
    id,
    title: id,
    papers: members,
  });
  const [first, second, third] = papers;
  if (!first || !second || !third) throw new Error("three papers");
  model.update([group("x", [second]), group("y", [first, second, third])]);
  const name = (...args: Parameters<typeof neighbourOf>) => neighbourOf(...args)?.paper.citekey;

  it("goes on from group to group, and ends at the ends", () => {
    assert.equal(name(model.groups, first.id, 1), "a");
    assert.equal(name(model.groups, first.id, -1), "a");
    assert.equal(name(model.groups, third.id, 1), undefined);
    assert.equal(name(model.groups, "key:none", 1), undefined);
  });

  it("takes the place that is selected where a paper is in several groups", () => {
    const selected = model.groups[1]?.papers[1];
    assert.equal(name(model.groups, second.id, 1), "b");
    assert.equal(name(model.groups, second.id, 1, selected), "c");
  });
});
