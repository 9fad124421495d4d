import assert from "node:assert/strict";
import { knownAs } from "../../../src/core/library/recognisePaper.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { libraryOf, papers, source } from "./sources.ts";

const title = "On the caching of keys and values";
const had: Partial<Paper> = { title, authors: ["Mai Ito", "Jan Berg"], year: 2021 };

describe("a record of a source", () => {
  const cases: readonly (readonly [
    what: string,
    has: Partial<Paper>,
    asked: Partial<Paper>,
    known: string,
  ])[] = [
    ["with an id of the library's", { doi: "10.5555/X" }, { title: "Other words", doi: "10.5555/x" }, "id"],
    ["with its title and one of its people", {}, { authors: ["J. Berg"], year: 2022 }, "title"],
    ["with its title in other marks and case", {}, { title: title.toUpperCase(), authors: [] }, "title"],
    [
      "with another of its titles",
      { aliases: ["Cached"] },
      { title: "Cached", authors: ["M. Ito"] },
      "title",
    ],
    [
      "with its title and another DOI",
      { doi: "10.5555/x" },
      { authors: ["M. Ito"], doi: "10.5555/y" },
      "title",
    ],
    ["with its title and other people", {}, { authors: ["Ann Bee"] }, "none"],
    ["with its title and another arXiv id", { arxiv: "2402.15627" }, { arxiv: "2403.00001" }, "none"],
    ["with another title", {}, { title: "On caches", authors: ["Mai Ito"], year: 2021 }, "none"],
    ["without a title", { title: "" }, { title: "" }, "none"],
  ];
  for (const [what, has, asked, by] of cases)
    it(`${what} is ${by === "none" ? "of no paper" : `of the paper, by its ${by}`}`, () => {
      const library = libraryOf(source("papers/ito.md", papers, { ...had, ...has, citekey: "ito" }));
      const known = knownAs(library, { title, ...asked });
      assert.equal(known?.by ?? "none", by);
      if (known) assert.equal(known.paper.citekey, "ito");
    });

  it("is of the one paper that nothing speaks against, of several with its title", () => {
    const library = libraryOf(
      source("papers/a.md", papers, { ...had, citekey: "a", arxiv: "2402.15627" }),
      source("papers/b.md", papers, { ...had, citekey: "b", authors: [] }),
    );
    assert.equal(knownAs(library, { title, authors: ["Mai Ito"], arxiv: "2403.00001" })?.paper.citekey, "b");
  });
});
