import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";

interface Note extends Paper {
  readonly notes?: string;
}

function setPapers(library: Library, file: string, papers: readonly Note[]): void {
  library.setFile({
    file,
    layer: { kind: "bibliography", order: 0 },
    records: papers.map(({ notes, ...paper }, line) => ({ paper, line, ...(notes && { notes }) })),
    problems: [],
  });
}

async function searchOver(...papers: readonly Note[]) {
  const library = new Library();
  setPapers(library, "a.bib", papers);
  const search = new PaperSearch(library);
  await search.ready;
  return {
    library,
    search,
    found: (query: string) => search.search(query).map(({ paper }) => paper.citekey),
  };
}

describe("a search", () => {
  const shelf: readonly Note[] = [
    { citekey: "svm", title: "Support Vector Machines", authors: ["Bernhard Schölkopf", "Daniel Fu"] },
    {
      citekey: "flash",
      title: "FlashAttention: Fast and Exact Attention",
      authors: ["Tri Dao", "Daniel Y. Fu"],
    },
    { citekey: "kv", title: "KV-Cache Compression for GPT-4", authors: ["Jian Ye"], year: 2024 },
    {
      citekey: "pre",
      title: "Pre-Training of 10,000 Experts",
      authors: ["Bo An"],
      abstract: "Straggling LLMs.",
    },
    { citekey: "pretraining", title: "Pretraining Again", authors: ["Søren Østergård"], tags: ["sparsity"] },
    { citekey: "vit", title: "An Image Is Worth 16×16 Words", notes: "Read § 3 twice; see also ConvNeXt." },
    { citekey: "cjk", title: "大規模言語モデルの学習", authors: ["山田太郎"] },
    {
      citekey: "doi",
      title: "Compact Objects",
      doi: "10.1016/0771-050X(80)90039-X",
      aliases: ["Kugelblitz"],
    },
  ];
  const table: readonly [query: string, ...found: string[]][] = [
    ["Schölkopf", "svm"],
    ["scholkopf", "svm"],
    ["SCHO\u0308LKOPF", "svm"],
    ["ostergard", "pretraining"],
    ["Fu", "svm", "flash"],
    ["ye", "kv"],
    ["an", "pre", "vit"],
    ["flash attention", "flash"],
    ["flashattention", "flash"],
    ["flashatt", "flash"],
    ["kv cache", "kv"],
    ["kvcache", "kv"],
    ["KV-cache", "kv"],
    ["gpt-4", "kv"],
    ["gpt4", "kv"],
    ["pre-training", "pretraining", "pre"],
    ["pretraining", "pretraining", "pre"],
    ["10000 experts", "pre"],
    ["10,000 expert", "pre"],
    ["llm", "pre"],
    ["straggling llms", "pre"],
    ["sparsity", "pretraining"],
    ["convnext", "vit"],
    ["image is worth", "vit"],
    ["worth images", "vit"],
    ["言語モデル", "cjk"],
    ["kugelblitz", "doi"],
    ["ye 2024", "kv"],
    ["atention", "flash"],
    ["attnetion", "flash"],
    ["vector machines m", "svm"],
    ["vector zzzzzz", "svm"],
    ["doi:10.1016/0771-050x(80)90039-x", "doi"],
    ["https://doi.org/10.1016/0771-050X(80)90039-X", "doi"],
    ["\\cite{vit}", "vit"],
    ["@svm", "svm"],
    ["https://arxiv.org/abs/2402.15627"],
    ["zzzzzz"],
    ["?!"],
    [""],
  ];
  for (const [query, ...expected] of table) {
    it(`for ${JSON.stringify(query)} finds ${expected.join(", ") || "nothing"}`, async () => {
      const { found } = await searchOver(...shelf);
      assert.deepEqual(new Set(found(query)), new Set(expected));
    });
  }

  it("puts what is named before what is described, and titles before abstracts", async () => {
    const { found } = await searchOver(
      { citekey: "abstract", title: "Another", abstract: "alpaca alpaca alpaca" },
      { citekey: "title", title: "Alpaca: a follower" },
      { citekey: "alpaca", title: "Unrelated" },
    );
    assert.deepEqual(found("alpaca"), ["alpaca", "title", "abstract"]);
  });

  it("puts a phrase before the same words apart", async () => {
    const { found } = await searchOver(
      { citekey: "apart", title: "Learning: a Machine" },
      { citekey: "phrase", title: "A Long Title That Somewhere Has Machine Learning in It as Well" },
    );
    assert.deepEqual(found("machine learning"), ["phrase", "apart"]);
    assert.deepEqual(found("somewhere machine"), ["phrase"]);
  });

  it("finds words that stand in the title and in the abstract", async () => {
    const { found } = await searchOver({ citekey: "a", title: "Scaling", abstract: "About stragglers." });
    assert.deepEqual(found("scaling stragglers"), ["a"]);
  });

  it("gives no more hits than asked for, with scores that never rise", async () => {
    const { search } = await searchOver(
      ...Array.from({ length: 30 }, (_, i) => ({
        citekey: `k${i}`,
        title: `Common ${"word ".repeat(i % 5)}`,
      })),
    );
    assert.equal(search.search("common", 7).length, 7);
    const scores = search.search("common word").map(({ score }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(scores.every((score) => score > 0 && score <= 1));
  });

  it("follows the library: added, edited and removed papers", async () => {
    const { library, search, found } = await searchOver({ citekey: "a", title: "Alpha" });
    setPapers(library, "b.bib", [{ citekey: "b", title: "Beta", notes: "hippopotamus" }]);
    await search.ready;
    assert.deepEqual(found("hippopotamus"), ["b"]);
    setPapers(library, "b.bib", [{ citekey: "b", title: "Beta", notes: "rhinoceros" }]);
    await search.ready;
    assert.deepEqual([found("hippopotamus"), found("rhinoceros"), found("beta")], [[], ["b"], ["b"]]);
    library.removeFile("b.bib");
    assert.deepEqual([found("rhinoceros"), found("beta"), found("alpha")], [[], [], ["a"]]);
  });

  it("finds by title at once, before it is ready, and by abstract afterwards", async () => {
    const library = new Library();
    setPapers(library, "a.bib", [{ citekey: "a", title: "Alpha", abstract: "omega" }]);
    const search = new PaperSearch(library);
    assert.equal(search.search("alpha").length, 1);
    await search.ready;
    assert.equal(search.search("omega").length, 1);
  });

  it("finds what a change brought for those who hear of the change first", () => {
    const library = new Library();
    const heard: number[] = [];
    let search: PaperSearch | undefined;
    library.onDidChange(() => {
      for (const query of ["alpha", "has:abstract"]) heard.push(search?.search(query).length ?? -1);
    });
    search = new PaperSearch(library);
    setPapers(library, "a.bib", [{ citekey: "a", title: "Alpha", abstract: "omega" }]);
    assert.deepEqual(heard, [1, 1]);
  });

  it("indexes a large library in slices and finds its last paper", async () => {
    const papers = Array.from({ length: 2_000 }, (_, i) => ({
      citekey: `k${i}`,
      title: `Number ${i} of many`,
      abstract: `Its abstract speaks of x${i}y.`,
    }));
    const { found } = await searchOver(...papers);
    assert.deepEqual(found("x1999y"), ["k1999"]);
    assert.equal(found("number 1999")[0], "k1999");
  });

  it("finds by a part of the title what is still to be indexed", () => {
    const library = new Library();
    const many = Array.from({ length: 3000 }, (_, n) => ({ citekey: `k${n}`, title: `Number ${n} of Many` }));
    setPapers(library, "a.bib", many);
    const search = new PaperSearch(library);
    for (const query of ["number 2999 of", "many 2999", "2999 num"])
      assert.deepEqual(
        search.search(query).map(({ paper }) => paper.citekey),
        ["k2999"],
        query,
      );
    search.dispose();
  });

  it("finds no paper of a large file that went, from the first moment on, and the others all the while", async () => {
    const { library, search, found } = await searchOver({ citekey: "stays", title: "Shared Word Here" });
    const many = Array.from({ length: 3000 }, (_, n) => ({ citekey: `k${n}`, title: `Shared Word ${n}` }));
    setPapers(library, "b.bib", many);
    await search.ready;
    assert.equal(found("shared word").length, 100);
    library.removeFile("b.bib");
    assert.deepEqual(found("shared word"), ["stays"]);
    await search.ready;
    assert.deepEqual(found("shared word"), ["stays"]);
    setPapers(library, "b.bib", many.slice(0, 1));
    assert.deepEqual(found("shared word"), ["stays", "k0"]);
  });

  it("bears long, empty and odd queries", async () => {
    const { search } = await searchOver(...shelf);
    for (const query of [
      "\0",
      "((((",
      "a".repeat(100_000),
      "word ".repeat(20_000),
      "__proto__",
      "constructor",
      "🦙",
    ]) {
      search.search(query);
    }
  });
});
