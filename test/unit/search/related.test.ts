import assert from "node:assert/strict";
import { nothingCited } from "../../../src/core/search/filters/filters.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { seedLibrary } from "./seedLibrary.ts";

const library = seedLibrary();
const key = "jiang2024megascale";

describe("the papers related to a paper", () => {
  it("are of its category: the nearest for 30 of the 41 seeds", () => {
    const search = new PaperSearch(library);
    const same = library.papers.filter(
      (paper) => search.related(paper)[0]?.paper.category === paper.category,
    );
    assert.ok(same.length >= 30, `${same.length}`);
  });

  it("are others, the nearest first, no more than asked for", () => {
    const search = new PaperSearch(library);
    for (const paper of library.papers) {
      const hits = search.related(paper, 5);
      assert.equal(hits.length, 5);
      assert.ok(hits.every((hit, n) => hit.paper !== paper && hit.score <= (hits[n - 1]?.score ?? 2)));
      // As it was before an edit.
      assert.ok(search.related({ ...paper }, 5).every((hit) => hit.paper !== paper));
    }
  });

  it("are those first that many files cite together with it", () => {
    const far = library.papers.find(({ category }) => category === "science-models");
    const paper = library.byCitekey(key);
    assert.ok(far && paper);
    const search = new PaperSearch(library, { ...nothingCited, citedWith: () => new Map([[far, 20]]) });
    assert.equal(search.related(paper)[0]?.paper, far);
  });

  it("are none where a paper is alone", () => {
    const alone = seedLibrary();
    alone.setHiddenSeeds(
      new Set(alone.papers.flatMap(({ citekeys }) => citekeys).filter((one) => one !== key)),
    );
    const search = new PaperSearch(alone);
    const paper = alone.byCitekey(key);
    assert.deepEqual(paper && search.related(paper), []);
  });
});
