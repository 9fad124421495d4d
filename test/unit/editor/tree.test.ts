import assert from "node:assert/strict";
import { duplicates } from "../../../src/core/groups/duplicates.ts";
import type { GroupWords } from "../../../src/core/groups/group.ts";
import { rowDetail, rowName } from "../../../src/core/groups/rowName.ts";
import { tellApart } from "../../../src/core/groups/tellApart.ts";
import { groupsOf } from "../../../src/core/groups/treeGroups.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { createTreeModel } from "../../../src/editor/tree/model.ts";
import { neighbourOf } from "../../../src/editor/tree/neighbours.ts";
import { childrenOf, countOf, mostChildren } from "../../../src/editor/tree/nodes.ts";

const words: GroupWords = {
  uncategorised: "Uncategorised",
  undated: "No year",
  unread: "Unread",
  reading: "Reading",
  read: "Read",
  cited: "Cited",
  notCited: "Not cited",
  untagged: "No tags",
  unpublished: "No venue",
  anonymous: "No authors",
  otherAuthors: "Others",
  shipped: "Shipped",
  aboutShipped: "They came with it.",
  sameTitle: "One title",
  sharedId: "One id",
  alikeTitle: "Titles alike",
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
  const sourceName = ({ origins: [highest] }: LibraryPaper) => highest?.file ?? "";
  const input = { papers, categories, citations, sourceName, sorting: "title" as const, words };

  it("are categories in their order, foreign ones and papers without one last, none empty", () => {
    assert.deepEqual(shown(groupsOf("category", input)), ["Serving: a b", "mine: c", "Uncategorised: d"]);
  });
  it("show a category that the reader has made before anything is in it, and no other empty one", () => {
    const ownCategories = new Set(["training"]);
    assert.deepEqual(shown(groupsOf("category", { ...input, ownCategories })).slice(0, 2), [
      "Training: ",
      "Serving: a b",
    ]);
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
  it("are tags, a paper in each of its own", () => {
    const tagged = [paper("a", { tags: ["x", "10"] }), paper("b", { tags: ["x", "x", "9"] }), paper("c")];
    assert.deepEqual(shown(groupsOf("tag", { ...input, papers: tagged })), [
      "9: b",
      "10: a",
      "x: a b",
      "No tags: c",
    ]);
  });
  it("are authors, those of one paper together", () => {
    const written = [
      paper("a", { authors: ["Zoe Park", "Ann Lee"] }),
      paper("b", { authors: ["Ann Lee", "Émile Roux"] }),
      paper("c"),
      paper("d", { authors: ["Ida Moe"] }),
    ];
    assert.deepEqual(shown(groupsOf("author", { ...input, papers: written })), [
      "Ann Lee: a b",
      "Others: a b d",
      "No authors: c",
    ]);
  });
  it("are venues, all years of one together", () => {
    const published = ["ICLR 2020", "ICLR 2021", "2020 IEEE Symposium", "NSDI '24", undefined].map(
      (venue, n) => paper(`p${n}`, venue === undefined ? {} : { venue }),
    );
    assert.deepEqual(shown(groupsOf("venue", { ...input, papers: published })), [
      "ICLR: p0 p1",
      "IEEE Symposium: p2",
      "NSDI '24: p3",
      "No venue: p4",
    ]);
  });
  it("are sources, by the highest record", () => {
    const at = (file: string) => ({ origins: [{ file, kind: "bibliography" as const, line: 0 }] });
    const read = [paper("a", at("b.bib")), paper("b", at("a.bib")), paper("c", at("b.bib"))];
    assert.deepEqual(shown(groupsOf("source", { ...input, papers: read })), ["a.bib: b", "b.bib: a c"]);
  });
  it("keep the shipped papers in a branch of their own as soon as there are others", () => {
    const from = (...kinds: ("papers" | "seeds")[]) => ({
      origins: kinds.map((kind) => ({ file: kind, kind, line: 0 })),
    });
    const seeds = [
      paper("s1", { ...from("seeds"), category: "serving" }),
      paper("s2", { ...from("papers", "seeds"), category: "serving" }),
    ];
    assert.deepEqual(shown(groupsOf("category", { ...input, papers: seeds })), ["Serving: s1 s2"]);
    const groups = groupsOf("category", { ...input, papers: [...seeds, paper("own", from("papers"))] });
    assert.deepEqual(shown(groups), ["Serving: s2", "Uncategorised: own", "Shipped: "]);
    assert.deepEqual(shown(groups.at(-1)?.groups ?? []), ["Serving: s1"]);
    const ids = groups.flatMap((group) => [group, ...(group.groups ?? [])]).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, "each branch has an id of its own");
  });
  it("sort by year, by when a paper was added and by its citations, what says nothing last", () => {
    const some = [
      paper("old", { year: 2019, added: "2026-02-01" }),
      paper("early", { year: 2024, submitted: "2024-01-05" }),
      paper("late", { year: 2024, submitted: "2024-11-05", added: "2026-01-01" }),
      paper("never", {}),
    ];
    const order = (sorting: "year" | "added" | "cited") =>
      groupsOf("category", { ...input, papers: some, sorting, citations: ({ title }) => title.length })
        .flatMap((group) => group.papers)
        .map(({ citekey }) => citekey);
    assert.deepEqual(order("year"), ["late", "early", "old", "never"]);
    assert.deepEqual(order("added"), ["old", "late", "early", "never"]);
    assert.deepEqual(order("cited"), ["early", "never", "late", "old"]);
  });
  it("sort by the names that are shown, numbers by value", () => {
    const titled = ["Gemma 10", "alpha", "Gemma 2: open", "Beta"].map((title) => paper(title, { title }));
    const [group] = groupsOf("category", { ...input, papers: titled });
    assert.deepEqual(
      group?.papers.map(({ title }) => title),
      ["alpha", "Beta", "Gemma 2: open", "Gemma 10"],
    );
  });
});

describe("the row of a paper", () => {
  const row = (fields: Partial<LibraryPaper>) => {
    const shown = paper("key", fields);
    return [rowName(shown), rowDetail(shown)];
  };
  it("tells papers apart whose titles begin alike", () => {
    const title = "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes";
    const authors = ["Yang You"];
    assert.deepEqual(row({ title, authors, year: 2019, aliases: ["LAMB"] }), ["LAMB", `You 2019 · ${title}`]);
    assert.deepEqual(row({ title, authors, year: 2019 }), ["You 2019", title]);
    assert.deepEqual(row({ title }), [title, ""]);
  });
  it("shows the name before the colon once", () => {
    const title = "MegaScale: Scaling Training";
    assert.deepEqual(row({ title, authors: ["Ziheng Jiang"], year: 2024 }), [
      "MegaScale",
      "Jiang 2024 · Scaling Training",
    ]);
  });
  it("shows a short title whole, and a key where there is none", () => {
    assert.deepEqual(row({ title: "Attention Is All You Need", year: 2017 }), [
      "Attention Is All You Need",
      "2017",
    ]);
    assert.deepEqual(row({ title: "", year: 2017 }), ["key", "2017"]);
  });
});

describe("rows that stand together", () => {
  const rows = (label: "name" | "authorYear" | "citekey", ...papers: LibraryPaper[]) =>
    [...tellApart(papers, label).values()].map(({ name, detail }) => `${name} | ${detail}`);
  const batch = "Large Batch Optimization for Deep Learning";

  it("go on at the word in which they differ where they would look alike", () => {
    const by = { authors: ["Yang You"], year: 2019 };
    assert.deepEqual(
      rows(
        "name",
        paper("a", { ...by, title: `${batch} of Transformers` }),
        paper("b", { ...by, title: `${batch} of Convolutional Networks` }),
        paper("c", { ...by, title: "A Different Matter With a Title That Is Long" }),
      ),
      [
        "You 2019 | …Transformers",
        "You 2019 | …Convolutional Networks",
        "You 2019 | A Different Matter With a Title That Is Long",
      ],
    );
  });
  it("do so within the name where that is a title, and show their keys where they differ in nothing", () => {
    assert.deepEqual(
      rows("name", paper("a", { title: `${batch} in Hours` }), paper("b", { title: `${batch} in Days` })),
      ["Large Batch … Hours | ", "Large Batch … Days | "],
    );
    const title = "A Title That Is Not Short Enough For a Row";
    const by = { authors: ["Ann Lee"], year: 2020, title };
    assert.deepEqual(
      rows("name", paper("lee2020a", by), paper("lee2020b", { ...by, title: title.toUpperCase() })),
      [`Lee 2020 | lee2020a · ${title}`, `Lee 2020 | lee2020b · ${title.toUpperCase()}`],
    );
  });
  it("begin with what the reader wants", () => {
    const one = paper("you2019large", { title: batch, authors: ["Yang You"], year: 2019, aliases: ["LAMB"] });
    assert.deepEqual(rows("name", one), [`LAMB | You 2019 · ${batch}`]);
    assert.deepEqual(rows("authorYear", one), [`You 2019 | ${batch}`]);
    assert.deepEqual(rows("citekey", one), [`you2019large | ${batch}`]);
  });
});

describe("papers that may be one", () => {
  const found = (...papers: LibraryPaper[]) =>
    duplicates(papers).map((set) => `${set.reason}: ${set.papers.map(({ citekey }) => citekey).join(" ")}`);

  it("have one title, one id, or titles alike and one first author", () => {
    assert.deepEqual(
      found(
        paper("a1", { title: "On Walls", authors: ["Ann Bee"], year: 2020 }),
        paper("b1", { title: "Frogs", doi: "10.1000/x" }),
        paper("c1", { title: "Of mice and men in gardens", authors: ["Cee Dee"], year: 2020 }),
        paper("a2", { title: "On walls.", authors: ["A. Bee"], year: 2021 }),
        paper("b2", { title: "Toads", doi: "https://doi.org/10.1000/X" }),
        paper("c2", { title: "Of mice and men in gardens: A study", authors: ["Cee Dee", "E. Eff"] }),
      ),
      ["sameTitle: a1 a2", "sharedId: b1 b2", "alikeTitle: c1 c2"],
    );
  });
  it("are not those of other people, of years apart, of other numbers, or told apart by the reader", () => {
    const title = "Introduction";
    assert.deepEqual(
      found(
        paper("a1", { title, authors: ["Ann Bee"] }),
        paper("a2", { title, authors: ["Cee Dee"] }),
        paper("b1", { title: "Annual report", authors: ["Ann Bee"], year: 2001 }),
        paper("b2", { title: "Annual report", authors: ["Ann Bee"], year: 2009 }),
        paper("c1", { title: "Walls, part 1", authors: ["Ann Bee"] }),
        paper("c2", { title: "Walls, part 2", authors: ["Ann Bee"] }),
        paper("d1", { title: "Doors", authors: ["Ann Bee"], apart: ["d2"] }),
        paper("d2", { title: "Doors", authors: ["Ann Bee"] }),
      ),
      [],
    );
  });
  it("are one set over any number of steps", () => {
    assert.deepEqual(
      found(
        paper("a", { title: "Walls", doi: "10.1000/x" }),
        paper("b", { title: "Walls" }),
        paper("c", { title: "Of bricks", doi: "10.1000/x" }),
      ),
      ["sharedId: a b c"],
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
