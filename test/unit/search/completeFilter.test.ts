import assert from "node:assert/strict";
import { filterCompletion } from "../../../src/core/search/filters/completeFilter.ts";
import { reasonFor } from "../../../src/core/search/whyFound.ts";
import { seedLibrary } from "./seedLibrary.ts";

const library = seedLibrary();
const completions = filterCompletion(library);
const completed = (typed: string) => completions(typed).map(({ query }) => query);

describe("the completion of filters", () => {
  it("offers names of filters, and their values", () => {
    assert.deepEqual(completed("kv sta"), ["kv status:"]);
    assert.deepEqual(completed("kv status:un"), ["kv status:unread "]);
    assert.deepEqual(completed("cited:"), ["cited:yes ", "cited:no "]);
    assert.deepEqual(completed("-has:n"), ["-has:notes "]);
  });
  it("offers what the library has, in quotes where there is a blank", () => {
    assert.deepEqual(completed("author:ziheng"), ['author:"Ziheng Jiang" ']);
    assert.deepEqual(completed('author:"Ziheng J'), ['author:"Ziheng Jiang" ']);
    assert.ok(completed("author:jiang").includes('author:"Ziheng Jiang" '));
    assert.ok(completed("category:").includes("category:serving "));
    assert.ok(completed("year:202").includes("year:2024.. "));
  });
  it("offers what a library has that changed meanwhile", () => {
    const changing = seedLibrary();
    const of = filterCompletion(changing);
    assert.deepEqual(of("tag:"), []);
    const record = { paper: { citekey: "a", title: "A", tags: ["new"], category: "mine" }, line: 0 };
    changing.setFile({
      file: "a.bib",
      layer: { kind: "bibliography", order: 0 },
      records: [record],
      problems: [],
    });
    assert.deepEqual(
      [...of("tag:"), ...of("category:min")].map(({ query }) => query),
      ["tag:new ", "category:mine "],
    );
  });
  it("offers nothing for a word, an address or a filter that is complete", () => {
    for (const typed of ["", "k", "attention", "doi:10.1", "status:unread", "https://arxiv.org"])
      assert.deepEqual(completed(typed), [], typed);
  });
});

describe("the reason for which a paper was found", () => {
  const [seed] = library.papers;
  const paper = {
    ...(seed as NonNullable<typeof seed>),
    title: "MegaScale",
    authors: ["Ziheng Jiang", "Søren Østergård"],
    abstract: "We present a system for training.\nIt mitigates stragglers in depth.",
    notes: "Compare with the prefix sharing of vLLM.",
  };
  it("is the text that has most of the words that the title lacks", () => {
    assert.equal(reasonFor(paper, "megascale"), undefined);
    assert.deepEqual(reasonFor(paper, "ostergard"), {
      where: "authors",
      excerpt: "Ziheng Jiang, Søren Østergård",
    });
    assert.deepEqual(reasonFor(paper, "megascale prefix shar"), {
      where: "notes",
      excerpt: "Compare with the prefix sharing of vLLM.",
    });
    assert.deepEqual(reasonFor(paper, "stragglers"), {
      where: "abstract",
      excerpt: "… for training. It mitigates stragglers in depth.",
    });
    assert.equal(reasonFor(paper, "2402.15627"), undefined);
  });
});
