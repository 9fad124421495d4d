import assert from "node:assert/strict";
import { citedRecords } from "../../../src/core/bibliography/export/citedRecords.ts";
import { CitationIndex } from "../../../src/core/citations/citationIndex.ts";
import { groupByPaper } from "../../../src/core/citations/groupByPaper.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { Library } from "../../../src/core/library/library.ts";
import { parse } from "./parse.ts";

function recordsFor(bibliography: string, text: string) {
  const library = new Library();
  library.setFile(parse(bibliography));
  const index = new CitationIndex();
  index.set("a.md", scan(text, "markdown"));
  const { papers, bare, unknown } = citedRecords(groupByPaper(index, library));
  return { keys: papers.map(({ citekey }) => citekey).sort(), bare, unknown };
}

describe("the records that a bibliography of a text needs", () => {
  const bibliography = `
@misc{a, title = {A}, eprint = {2402.15627}, ids = {alias}}
@misc{b, title = {B}, eprint = {2205.14135}}
@misc{c, title = {C}}`;

  it("are those of the papers that it cites, in whatever form", () => {
    assert.deepEqual(recordsFor(bibliography, "See https://arxiv.org/abs/2402.15627v2 and [@c]."), {
      keys: ["a", "c"],
      bare: [],
      unknown: [],
    });
  });

  it("stand under the keys that it uses, under both where it uses two", () => {
    assert.deepEqual(recordsFor(bibliography, "[@alias, p. 3] and arXiv:2402.15627").keys, ["alias"]);
    assert.deepEqual(recordsFor(bibliography, "[@alias; @a]").keys, ["a", "alias"]);
  });

  it("have the id of works that the library does not know, and lack what has none", () => {
    const text =
      "arXiv:1706.03762, doi:10.1016/0771-050X(80)90039-X, [@nobody], https://arxiv.org/abs/1805.0366";
    const bare = ["arXiv:1706.03762", "doi:10.1016/0771-050x(80)90039-x"];
    assert.deepEqual(recordsFor(bibliography, text), {
      keys: bare,
      bare,
      unknown: ["arXiv:1805.0366", "key:nobody"],
    });
  });
});
