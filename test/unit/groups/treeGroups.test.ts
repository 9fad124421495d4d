import assert from "node:assert/strict";
import type { GroupWords } from "../../../src/core/groups/group.ts";
import { groupsOf } from "../../../src/core/groups/treeGroups.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { paper } from "./paper.ts";

const words: GroupWords = {
  uncategorised: "Uncategorised",
  own: "Own",
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
  const input = {
    papers,
    all: papers,
    categories,
    categoriesFiles: [],
    citations,
    sourceName,
    sorting: "title" as const,
    words,
  };

  it("are categories in their order, foreign ones and papers without one last, none empty", () => {
    assert.deepEqual(shown(groupsOf("category", input)), ["Serving: a b", "mine: c", "Uncategorised: d"]);
  });
  it("show a category that the reader has made before anything is in it, and no other empty one", () => {
    const made = { ...input, categoriesFiles: [{ categories: [{ id: "training", title: "Training" }] }] };
    assert.deepEqual(shown(groupsOf("category", made)).slice(0, 2), ["Training: ", "Serving: a b"]);
    const filtered = { ...made, papers: papers.slice(0, 1) };
    assert.deepEqual(shown(groupsOf("category", filtered)), ["Serving: b"]);
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
  it("open by themselves where all of one's own are in one", () => {
    const bib = { origins: [{ file: "a.bib", kind: "bibliography" as const, line: 0 }] };
    const seed = paper("s", { origins: [{ file: "seeds", kind: "seeds", line: 0 }], category: "serving" });
    const open = (papers: readonly LibraryPaper[]) =>
      groupsOf("category", { ...input, papers, all: papers })
        .filter(({ startsOpen }) => startsOpen === true)
        .map(({ id }) => id);
    assert.deepEqual(open([paper("a", bib), paper("b", bib), seed]), [""]);
    assert.deepEqual(open([paper("a", bib)]), [""], "shipped papers may be hidden");
    assert.deepEqual(open([paper("a", bib), paper("b", { ...bib, category: "serving" }), seed]), []);
    assert.deepEqual(open([seed]), []);
    const some = [paper("a", bib), seed];
    assert.deepEqual(shown(groupsOf("category", { ...input, papers: some, all: some })), [
      "Own: a",
      "Shipped: ",
    ]);
    assert.deepEqual(
      shown(groupsOf("category", { ...input, papers: some })),
      ["Uncategorised: a", "Shipped: "],
      "a filter hides those that have a category",
    );
  });
  it("do not begin with categories that only shipped records give to one's own papers", () => {
    const bib = { file: "a.bib", kind: "bibliography" as const, line: 0 };
    const seed = { file: "seeds", kind: "seeds" as const, line: 0 };
    const filed = (file: typeof bib | typeof seed) => ({
      category: "serving",
      fieldOrigins: { category: file },
    });
    const both = paper("both", { ...filed(seed), origins: [bib, seed] });
    const own = [paper("a", { origins: [bib] }), both];
    const shipped = paper("s", { ...filed(seed), origins: [seed] });
    const groups = (papers: readonly LibraryPaper[]) =>
      groupsOf("category", { ...input, papers, all: papers });
    assert.deepEqual(shown(groups([...own, shipped])), ["Own: a both", "Shipped: "]);
    assert.deepEqual(shown(groups([...own, shipped]).at(-1)?.groups ?? []), ["Serving: s"]);
    // Once the reader uses categories, they say where each paper is.
    const mine = paper("mine", { ...filed(bib), origins: [bib] });
    assert.deepEqual(shown(groups([...own, mine, shipped])), [
      "Serving: both mine",
      "Uncategorised: a",
      "Shipped: ",
    ]);
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
