import assert from "node:assert/strict";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { createTreeModel, neighbourOf, rowOf, type TreeModel } from "../../../src/editor/tree/model.ts";
import {
  childrenOf,
  countOf,
  type MoreNode,
  mostChildren,
  type Node,
  parentOf,
} from "../../../src/editor/tree/nodes.ts";
import { createTreeUpdates } from "../../../src/editor/tree/treeUpdates.ts";
import { paper } from "../groups/paper.ts";

const group = (papers: readonly LibraryPaper[], id = "g") => ({ id, title: id, papers });

/** Shows the first rows of a branch. */
const shown = ({ groups }: Pick<TreeModel, "groups">, at = 0) => childrenOf(groups[at], groups);

/** All nodes as one sees them, when every “more” is opened; holds that each knows what it stands below. */
function opened(roots: TreeModel["groups"], node?: Node): readonly Node[] {
  if (node?.kind === "paper") return [node];
  const isMore = node?.kind === "more";
  const children = childrenOf(isMore ? node.group : node, roots, isMore ? node.from : 0);
  assert.ok(children.length <= mostChildren);
  for (const child of children) assert.deepEqual(placeOf(parentOf(child, roots)), placeOf(node));
  return [...(node?.kind === "group" ? [node] : []), ...children.flatMap((child) => opened(roots, child))];
}
const placeOf = (node: Node | undefined) =>
  node?.kind === "more" ? { group: node.group?.id, from: node.from } : node;

describe("the nodes of the tree", () => {
  it("stay the same objects, and only the changed paper is drawn again", () => {
    const model = createTreeModel();
    const [a, b] = [paper("a"), paper("b")];
    assert.equal(model.update([group([a, b])]), undefined);
    const before = shown(model)[1];
    const newer = paper("b", { status: "read" });
    assert.deepEqual(model.update([group([a, newer])]), [before]);
    assert.ok(before?.kind === "paper" && before.paper === newer);
    assert.equal(shown(model)[1], before);
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
    const [row] = childrenOf(shipped?.groups[0], model.groups);
    const newer = paper("a", { status: "read" });
    assert.deepEqual(model.update([branch(group([newer]))]), [row]);
    assert.deepEqual(model.update([branch(group([newer]), group([paper("b")], "h"))]), [shipped]);
    assert.equal(shipped && countOf(shipped), 2);
    assert.equal(shipped?.groups[1]?.parent, shipped);
  });
  it("have their branch drawn again when a paper goes from a branch below it: its row has the count", () => {
    const model = createTreeModel();
    const branch = (...papers: LibraryPaper[]) => ({
      id: "s",
      title: "s",
      papers: [],
      groups: [group(papers)],
    });
    model.update([branch(paper("a"), paper("b"))]);
    assert.deepEqual(model.update([branch(paper("a"))]), [model.groups[0]]);
  });
  it("are all drawn again when a group comes or goes", () => {
    const model = createTreeModel();
    model.update([group([paper("a")])]);
    assert.equal(model.update([group([paper("a")]), group([paper("b")], "h")]), undefined);
  });
  it("are made for papers that are shown, and those alone are drawn again", () => {
    const model = createTreeModel();
    const papers = Array.from({ length: 300 }, (_, n) => paper(`p${n}`));
    model.update([group(papers), group(papers, "h")]);
    const [first] = shown(model);
    const newer = papers.map(({ citekey }) => paper(citekey, { status: "read" }));
    const changed = model.update([group(newer), group(newer, "h")]);
    assert.equal(changed?.length, mostChildren - 1);
    assert.equal(changed[0], first);
  });
  for (const count of [0, 1, 199, 200, 201, 398, 399, 400, 1001])
    it(`show at most 200 children each, and lead to all of ${count} papers and branches`, () => {
      const model = createTreeModel();
      const papers = Array.from({ length: count }, (_, n) => paper(`p${n}`));
      const branches = papers.map((one) => group([one], one.citekey));
      model.update([group(papers), { ...group([], "s"), groups: branches }]);
      const [plain, branched] = model.groups;
      const names = (nodes: readonly Node[]) =>
        nodes.flatMap((node) => (node.kind === "paper" ? [node.paper.citekey] : []));
      const all = papers.map(({ citekey }) => citekey);
      assert.deepEqual(names(opened(model.groups, plain)), all);
      assert.deepEqual(names(opened(model.groups, branched)), all);
      model.update(branches);
      assert.deepEqual(names(opened(model.groups)), all);
    });
  it("say how many are left", () => {
    const model = createTreeModel();
    model.update([group(Array.from({ length: 1000 }, (_, n) => paper(`p${n}`)))]);
    const isMore = (node: Node): node is MoreNode => node.kind === "more";
    assert.deepEqual(
      shown(model)
        .filter(isMore)
        .map(({ from, count }) => count - from),
      [801],
    );
  });
});

describe("what the tree is made from", () => {
  it("is asked once for a change, and again for one that comes meanwhile", async () => {
    const asked: (() => void)[] = [];
    let papers = [paper("a")];
    const tree = createTreeUpdates(async () => {
      const now = papers;
      await new Promise<void>((resolve) => asked.push(resolve));
      return [group(now)];
    });
    const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
    const updates = [tree.update(), tree.update()];
    await turn();
    papers = [paper("a"), paper("b")];
    tree.touch();
    updates.push(tree.update(), tree.update());
    for (const _ of [1, 2, 3]) {
      asked.at(-1)?.();
      await turn();
    }
    await Promise.all(updates);
    assert.equal(asked.length, 2);
    assert.equal(tree.groups[0]?.papers.length, 2);
  });
  it("is asked again after a failure; what changed is kept until it is drawn", async () => {
    let fails = true;
    let status: "unread" | "read" = "unread";
    const tree = createTreeUpdates(async () => {
      if (fails) throw new Error("fails");
      return [group([paper("a", { status })])];
    });
    await assert.rejects(tree.update());
    fails = false;
    await tree.update();
    assert.equal(tree.takeChanged(), undefined);
    const [row] = shown(tree);
    status = "read";
    tree.touch();
    await tree.update();
    tree.touch();
    await tree.update();
    assert.ok(tree.takeChanged()?.includes(row as Node));
    assert.deepEqual(tree.takeChanged(), []);
  });
});

describe("the paper beside another one in the tree", () => {
  const model = createTreeModel();
  const papers = ["b", "a", "c"].map((key) => paper(key, { tags: key === "a" ? ["x", "y"] : ["y"] }));
  const [first, second, third] = papers;
  if (!first || !second || !third) throw new Error("three papers");
  model.update([group([second], "x"), group([], "empty"), group([first, second, third], "y")]);
  const name = (...args: Parameters<typeof neighbourOf>) => neighbourOf(...args)?.paper.citekey;

  it("goes on from group to group, and ends at the ends", () => {
    assert.equal(name(model.groups, first.id, 1), "a");
    assert.equal(name(model.groups, first.id, -1), "a");
    assert.equal(name(model.groups, third.id, 1), undefined);
    assert.equal(name(model.groups, "key:none", 1), undefined);
  });

  it("takes the place that is selected where a paper is in several groups", () => {
    const selected = shown(model, 2)[1];
    assert.ok(selected?.kind === "paper");
    assert.equal(name(model.groups, second.id, 1), "b");
    assert.equal(name(model.groups, second.id, 1, selected), "c");
    assert.equal(rowOf(model.groups, second)?.group, model.groups[0]);
  });
});
