import assert from "node:assert/strict";
import { duplicates } from "../../../src/core/groups/duplicates.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { atOnce } from "../../../src/core/steps.ts";
import { paper } from "./paper.ts";

describe("papers that may be one", () => {
  const found = (...papers: LibraryPaper[]) =>
    atOnce(duplicates(papers)).map(
      (set) => `${set.reason}: ${set.papers.map(({ citekey }) => citekey).join(" ")}`,
    );

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
