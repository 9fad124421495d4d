import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Library } from "../../../src/core/library/library.ts";
import type { SourceFile, SourceKind } from "../../../src/core/library/source.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { bibliography, layer, libraryOf, papers, personal, seed, seeds, source } from "./sources.ts";

describe("the library", () => {
  it("fills the fields that a higher layer leaves out from below and knows where each came from", () => {
    const library = libraryOf(
      source("seeds.yaml", seeds, { ...seed, abstract: "We present …", venue: "NSDI 2024" }),
      source("refs.bib", bibliography, { citekey: "MegaScale24", arxiv: "2402.15627", venue: "NSDI '24" }),
      source("papers/jiang.md", papers, { citekey: "jiang2024megascale", status: "reading", notes: "Mine." }),
    );
    const [paper] = library.papers;
    assert.equal(library.papers.length, 1);
    assert.equal(paper?.title, "MegaScale");
    assert.equal(paper?.venue, "NSDI '24");
    assert.equal(paper?.abstract, "We present …");
    assert.equal(paper?.notes, "Mine.");
    assert.deepEqual(paper?.citekeys, ["jiang2024megascale", "MegaScale24"]);
    assert.deepEqual(
      [paper?.fieldOrigins.citekey, paper?.fieldOrigins.venue, paper?.fieldOrigins.title].map((o) => o?.file),
      ["papers/jiang.md", "refs.bib", "seeds.yaml"],
    );
    assert.deepEqual(
      paper?.origins.map(({ kind }) => kind),
      ["papers", "bibliography", "seeds"],
    );
  });

  it("leads from every id and key of every layer to one paper", () => {
    const library = libraryOf(
      source("a.bib", bibliography, { citekey: "a", arxiv: "2402.15627", otherCitekeys: ["old"] }),
      source("b.bib", bibliography, { citekey: "b", doi: "10.1145/XYZ" }),
      source("c.bib", bibliography, { citekey: "c", doi: "10.1145/xyz", arxiv: "2402.15627v3" }),
    );
    assert.equal(library.papers.length, 1);
    for (const id of ["arXiv:2402.15627", "doi:10.1145/xyz", "key:a", "key:b", "key:c", "key:old"] as const) {
      assert.equal(library.find(id), library.papers[0], id);
    }
    assert.equal(library.papers[0]?.id, "arXiv:2402.15627");
    library.removeFile("c.bib");
    assert.equal(library.papers.length, 2);
    assert.equal(library.find("doi:10.1145/xyz")?.citekey, "b");
    assert.equal(library.byCitekey("c"), undefined);
  });

  it("takes one key in two layers for one paper when no ids contradict each other", () => {
    const library = libraryOf(
      source("refs.bib", bibliography, {
        citekey: "jiang2024megascale",
        title: "MegaScale: Scaling …",
        doi: "10.1/x",
      }),
      source("seeds.yaml", seeds, seed),
    );
    assert.equal(library.papers.length, 1);
    assert.deepEqual(library.papers[0]?.aliases, ["MegaScale"]);
    assert.deepEqual(library.problems, []);
  });

  it("leaves a key that two papers claim to the higher layer and says so", () => {
    const library = libraryOf(
      source("seeds.yaml", seeds, seed),
      source("papers/x.md", papers, { citekey: "jiang2024megascale", title: "Other", arxiv: "2001.00001" }),
    );
    assert.equal(library.papers.length, 2);
    assert.equal(library.byCitekey("jiang2024megascale")?.title, "Other");
    const loser = library.find("arXiv:2402.15627");
    assert.equal(loser?.title, "MegaScale");
    assert.deepEqual(loser?.citekeys, []);
    assert.deepEqual(
      library.problems.map(({ code, file, args }) => ({ code, file, args })),
      [
        {
          code: "duplicate-citekey",
          file: "papers/x.md",
          args: { citekey: "jiang2024megascale", other: "seeds.yaml", part: "kept" },
        },
        {
          code: "duplicate-citekey",
          file: "seeds.yaml",
          args: { citekey: "jiang2024megascale", other: "papers/x.md" },
        },
      ],
    );
    library.removeFile("papers/x.md");
    assert.equal(library.byCitekey("jiang2024megascale")?.title, "MegaScale");
    assert.deepEqual(library.problems, []);
  });

  it("does not take two works for one because they name one home page", () => {
    const url = "https://pytorch.org/docs";
    const library = libraryOf(
      source(
        "refs.bib",
        bibliography,
        { citekey: "a", title: "One", url },
        { citekey: "b", title: "Two", url },
      ),
      source("more.bib", bibliography, { citekey: "c", title: "One: the subtitle", url }),
    );
    assert.deepEqual(
      library.papers.map(({ citekeys }) => citekeys),
      [["b"], ["c", "a"]],
    );
    assert.equal(library.find("url:https://pytorch.org/docs")?.citekey, "c");
    assert.deepEqual(library.problems, []);
  });

  it("reports a copied paper file, but not an entry that two bibliographies repeat", () => {
    const copied = libraryOf(...["a", "b", "c"].map((name) => source(`${name}.md`, papers, seed)));
    assert.deepEqual(
      copied.problems.map(({ code, file }) => [code, file]),
      [
        ["duplicate-citekey", "a.md"],
        ["duplicate-citekey", "b.md"],
        ["duplicate-citekey", "c.md"],
      ],
    );
    const repeated = libraryOf(source("a.bib", bibliography, seed), source("b.bib", bibliography, seed));
    assert.deepEqual(repeated.problems, []);
    assert.equal(repeated.papers.length, 1);
  });

  it("takes reading progress from the personal layer as a whole", () => {
    const library = libraryOf(
      source("papers/a.md", papers, { ...seed, status: "read", finished: "2026-01-01", notes: "Shared." }),
      source("~/a.md", personal, { ...seed, status: "reading", started: "2026-02-01", notes: "My own." }),
    );
    const [paper] = library.papers;
    assert.equal(paper?.status, "reading");
    assert.equal(paper?.started, "2026-02-01");
    assert.equal(paper?.finished, undefined);
    assert.equal(paper?.notes, "Shared.\n\nMy own.");
  });

  it("orders layers by kind, then by order, then by file", () => {
    const library = libraryOf(
      source("z.csl", layer("csl"), { ...seed, venue: "csl" }),
      source("b/x.md", layer("papers", 1), { ...seed, venue: "second folder" }),
      source("c/x.md", layer("papers", 0), { ...seed, venue: "first folder" }),
    );
    assert.equal(library.papers[0]?.venue, "first folder");
    library.removeFile("c/x.md");
    assert.equal(library.papers[0]?.venue, "second folder");
  });

  it("hides seeds, one or all, but not a paper that another layer has", () => {
    const other = { citekey: "fu2024challenges", title: "Challenges", arxiv: "2405.08944" };
    const library = libraryOf(source("seeds.yaml", seeds, seed, other));
    library.setHiddenSeeds(new Set(["fu2024challenges"]));
    assert.deepEqual(
      library.papers.map(({ citekey }) => citekey),
      ["jiang2024megascale"],
    );
    library.setHiddenSeeds("all");
    assert.equal(library.papers.length, 0);
    assert.equal(library.find("arXiv:2405.08944"), undefined);
    library.setFile(source("refs.bib", bibliography, { citekey: "fu", arxiv: "2405.08944" }));
    assert.equal(library.papers[0]?.title, "Challenges");
    library.setHiddenSeeds(new Set());
    assert.equal(library.papers.length, 2);
  });

  it("fires once for a change and once for a batch", () => {
    const library = new Library();
    let count = 0;
    library.onDidChange(() => count++);
    library.setFile(source("a.bib", bibliography, seed));
    assert.equal(count, 1);
    library.batch(() => {
      library.setFile(source("b.bib", bibliography, { ...seed, citekey: "b" }));
      library.removeFile("a.bib");
      assert.equal(library.byCitekey("b")?.citekeys.length, 1);
      library.batch(() => library.setHiddenSeeds("all"));
    });
    assert.equal(count, 2);
    library.batch(() => assert.equal(library.papers.length, 1));
    library.removeFile("unknown");
    assert.equal(count, 2);
  });

  it("keeps the array of papers until something changes", () => {
    const library = libraryOf(source("a.bib", bibliography, { citekey: "b" }, { citekey: "a" }));
    assert.deepEqual(
      library.papers.map(({ citekey }) => citekey),
      ["a", "b"],
    );
    assert.equal(library.papers, library.papers);
  });

  it("orders categories by layer and adds those that papers name", () => {
    const library = libraryOf(source("a.md", papers, { citekey: "a", category: "mine" }));
    library.setCategories({
      file: "seeds/categories.yaml",
      layer: seeds,
      categories: [
        { id: "serving", title: "Serving", description: "Batches" },
        { id: "power", title: "Power" },
      ],
      problems: [],
    });
    library.setCategories({
      file: "papers/categories.yaml",
      layer: papers,
      categories: [{ id: "power", title: "Watts" }],
      problems: [],
    });
    assert.deepEqual(library.categories, [
      { id: "power", title: "Watts" },
      { id: "serving", title: "Serving", description: "Batches" },
      { id: "mine", title: "mine" },
    ]);
    library.removeFile("papers/categories.yaml");
    assert.deepEqual(library.categories[0]?.id, "serving");
  });

  it("tells some hundred problems of a file, and how many more there are", () => {
    const problems = Array.from(
      { length: 5000 },
      (_, line): Problem => ({
        file: "a.bib",
        line,
        start: 0,
        end: 1,
        code: "unreadable-file",
        severity: "error",
        args: { reason: "odd" },
      }),
    );
    const library = libraryOf({ ...source("a.bib", bibliography), problems });
    assert.equal(library.problems.length, 301);
    const last = library.problems.at(-1);
    assert.deepEqual([last?.code, last?.args], ["more-problems", { count: "4700" }]);
    const copies = new Library();
    for (const name of ["a.md", "b.md"])
      copies.setFile(
        source(name, papers, ...Array.from({ length: 1000 }, () => ({ citekey: "k", title: "T" }))),
      );
    assert.deepEqual(
      ["a.md", "b.md"].map((name) => copies.problems.filter(({ file }) => file === name).length),
      [301, 301],
    );
  });

  it("is the same whatever the order in which files come and go", () => {
    const record = fc.record(
      {
        citekey: fc.constantFrom("a", "b", "c", "d"),
        title: fc.constantFrom("T", "U"),
        arxiv: fc.constantFrom("2001.00001", "2001.00002", "2001.00003"),
        doi: fc.constantFrom("10.1/a", "10.1/b"),
        url: fc.constantFrom("https://a.org/x", "https://b.org"),
        year: fc.constantFrom(2001, 2002),
      },
      { requiredKeys: ["citekey"] },
    );
    const kinds = fc.constantFrom<SourceKind>("papers", "personal", "bibliography", "seeds");
    const content = fc
      .tuple(fc.constantFrom("f1", "f2", "f3", "f4"), kinds, fc.array(record, { maxLength: 4 }))
      .map(([file, kind, records]) => source(file, layer(kind), ...records));
    fc.assert(
      fc.property(fc.array(content, { maxLength: 12 }), (steps) => {
        const library = new Library();
        const last = new Map<string, SourceFile>();
        for (const step of steps) {
          // An empty source stands for a removed file.
          if (step.records.length === 0) library.removeFile(step.file);
          else library.setFile(step);
          last.delete(step.file);
          last.set(step.file, step);
          assert.ok(library.papers);
        }
        const fresh = libraryOf(...[...last.values()].reverse());
        assert.deepEqual(library.papers, fresh.papers);
        assert.deepEqual(new Set(library.problems), new Set(fresh.problems));
        for (const paper of library.papers) {
          for (const id of paper.ids) assert.equal(library.find(id), paper);
        }
      }),
      { numRuns: 60 },
    );
  });
});
