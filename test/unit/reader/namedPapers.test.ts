import assert from "node:assert/strict";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { cardsIn, keysIn, namedBy } from "../../../src/editor/reader/links/namedPapers.ts";

const paper = (citekey: string, fields: Partial<LibraryPaper> = {}): LibraryPaper => ({
  citekey,
  title: `${citekey}: A Title`,
  id: `key:${citekey}`,
  ids: [`key:${citekey}`],
  citekeys: [citekey],
  origins: [],
  fieldOrigins: {},
  ...fields,
});

const notes = "See [@a2020, §3; @b2021], [[c2022|that]] and @d2023, not me@example.org or `x`. [@a2020]";

describe("papers that notes name", () => {
  it("are found by their keys as the scanner finds them, each once", () => {
    assert.deepEqual(keysIn(notes), ["a2020", "b2021", "c2022", "d2023"]);
  });

  it("have cards where the library has them", () => {
    const authors = ["Ada One", "Bo Two", "Cy Three", "Di Four"];
    const a = paper("a2020", { authors, year: 2020, title: "LAMB: Large Batches" });
    assert.deepEqual(
      cardsIn(notes, (key) => (key === "a2020" ? a : undefined)),
      [
        {
          key: "a2020",
          label: "LAMB",
          title: "LAMB: Large Batches",
          facts: ["Ada One, Bo Two, Cy Three, …", "2020"],
        },
      ],
    );
  });

  it("know whose notes name them, by any of their keys, themselves left out", () => {
    const old = paper("new2020", { citekeys: ["new2020", "b2021"], notes: "@new2020" });
    const all = [old, paper("one", { notes }), paper("two", { notes: "Nothing." }), paper("three")];
    assert.deepEqual(
      namedBy(old, all).map(({ key }) => key),
      ["one"],
    );
  });
});
