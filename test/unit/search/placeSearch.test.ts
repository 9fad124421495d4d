import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";
import { PlaceSearch } from "../../../src/core/search/placeSearch.ts";
import { codePlaces, notePlaces } from "../../../src/core/search/searchPlaces.ts";
import { seedLibrary } from "./seedLibrary.ts";

const [seed] = seedLibrary().papers;
const paper = {
  ...(seed as NonNullable<typeof seed>),
  notes: "# Remarks\n\nOn prefix sharing.\n\n- Sharing of a prefix\n",
};
const code = [
  "def attend(q, k):",
  "    # Prefix sharing as in https://arxiv.org/abs/2402.15627",
  "    return q @ k",
  ...Array.from({ length: 9 }, (_, n) => `x${n} = ${n}`),
  "    # far away: sharing",
].join("\n");

describe("the search for places", () => {
  const search = new PlaceSearch();
  search.set("a", notePlaces(paper));
  search.set("b.py", codePlaces("b.py", code.split("\n"), scan(code, "python")));
  const found = (query: string) => search.search(query, 9).map(({ text }) => text.split("\n").at(0));

  it("finds lines of notes, and the lines around citations, phrases first", () => {
    assert.deepEqual(found("prefix sharing"), [
      "On prefix sharing.",
      "def attend(q, k):",
      "- Sharing of a prefix",
    ]);
    assert.deepEqual(found('"prefix sharing"'), ["On prefix sharing.", "def attend(q, k):"]);
    assert.deepEqual(found("return q"), ["def attend(q, k):"]);
    assert.deepEqual(found("prefix sharign").sort(), found("prefix sharing").sort());
    assert.deepEqual(found("far away"), []);
  });
  it("gives a line between two citations to the nearer one", () => {
    const two = "# arXiv:2402.15627\n# one\n# two\n# three\n# arXiv:2308.16369 arXiv:2402.02750\n# four";
    const places = codePlaces("c.py", two.split("\n"), scan(two, "python"));
    assert.deepEqual(
      places.map(({ text, backlink }) => [backlink.citation.raw, text.split("\n").length]),
      [
        ["2402.15627", 3],
        ["2308.16369", 3],
      ],
    );
  });
  it("counts lines from the beginning of the notes", () => {
    assert.deepEqual(
      notePlaces(paper).map(({ line }) => line),
      [0, 2, 4],
    );
  });
  it("finds what stands late in a paragraph of notes that is one line", () => {
    const notes = `${"Words before. ".repeat(200)}Then elephants. ${"Words after. ".repeat(99)}`;
    const long = new PlaceSearch();
    long.set("a", notePlaces({ ...paper, notes }));
    assert.equal(long.search('"then elephants"', 9).length, 1);
  });
  it("exchanges and forgets what belongs to an owner", () => {
    search.set("a", [{ text: "Something else" }]);
    assert.deepEqual(found("prefix sharing"), ["def attend(q, k):"]);
    search.delete("b.py");
    assert.deepEqual([found("prefix"), found("something")], [[], ["Something else"]]);
    assert.deepEqual([...search.owners()], ["a"]);
  });
});
