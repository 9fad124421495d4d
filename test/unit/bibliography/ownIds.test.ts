import assert from "node:assert/strict";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { idsOf } from "../../../src/core/ids/idsOf.ts";
import { paperOf } from "./parse.ts";

const bibtexIds = (fields: string) => idsOf(paperOf(`@article{a, title={T}, ${fields}}`)).slice(0, -1);
const cslIds = (fields: object) => {
  const text = JSON.stringify([{ id: "a", type: "book", title: "T", ...fields }]);
  const paper = parseCslJson(text, "a.json", { kind: "csl", order: 0 })?.records[0]?.paper;
  return idsOf(paper ?? assert.fail()).slice(0, -1);
};

it("is read of a DOI behind the resolver of a publisher, and of no other page", () => {
  assert.deepEqual(bibtexIds("doi={http://doi.acm.org/10.1145/820127.820136}"), [
    "doi:10.1145/820127.820136",
  ]);
  assert.deepEqual(cslIds({ DOI: "https://dl.acm.org/doi/10.1145/820127" }), ["doi:10.1145/820127"]);
  assert.deepEqual(bibtexIds("doi={https://example.org/10}"), []);
});

it("is a DOI however it was copied", () => {
  for (const written of [
    "DOI 10.1000/Ab",
    "https://www.doi.org/10.1000/Ab",
    "doi.org/10.1000/Ab",
    "http://dx.doi.org/10.1000%2FAb",
    "10.1000/Ab.",
  ])
    assert.equal(paperOf(`@misc{a, title={T}, doi={${written}}}`).doi, "10.1000/Ab", written);
  for (const written of ["10.1000/1<81:A>2;2", String.raw`10.1000/1\<81:A\>2;2`, "10.1000/1%3C81:A%3E2;2"])
    assert.deepEqual(bibtexIds(`doi={${written}}`), ["doi:10.1000/1<81:a>2;2"], written);
});

it("is arXiv's where the journal says so", () => {
  assert.deepEqual(bibtexIds("journal={arXiv preprint}, volume={2402.15627}"), ["arXiv:2402.15627"]);
  assert.deepEqual(bibtexIds("journal={arXiv e-prints}, eid={arXiv:2402.15627}"), ["arXiv:2402.15627"]);
  assert.deepEqual(bibtexIds("journal={Nature}, volume={2402.15627}"), []);
});

describe("an id in a note", () => {
  for (const note of [
    "arXiv:2402.15627, to appear in JMLR",
    "Accepted at ICML 2024; arXiv:2402.15627 [cs.LG]",
    "Submitted to Annals of Walls. arXiv:2402.15627",
    "arXiv:2402.15627",
    "arXiv preprint arXiv:2402.15627v2 [cs.LG]",
    "Available at https://arxiv.org/abs/2402.15627, accessed 2024-03-01",
    String.raw`\url{https://arxiv.org/abs/2402.15627}`,
    "Submitted, arXiv:2402.15627",
  ]) {
    it(`is the paper's own in ${note}`, () =>
      assert.deepEqual(bibtexIds(`note={${note}}`), ["arXiv:2402.15627"]));
  }

  for (const note of [
    "Extends the method of arXiv:2402.15627",
    "Comment on https://arxiv.org/abs/2402.15627",
    "See also arXiv:2402.15627",
    "Published in response to arXiv:2402.15627",
    "To appear in JMLR. Extends arXiv:2402.15627",
    "Presented at ICML with arXiv:2402.15627",
    "Code at https://doi.org/10.5281/zenodo.1234",
    "Code: https://github.com/a/b",
    "Erratum: doi:10.1000/x",
  ]) {
    it(`is a mention in ${note}`, () => {
      assert.deepEqual(bibtexIds(`note={${note}}`), []);
      assert.deepEqual(cslIds({ note }), []);
    });
  }

  it("is a mention in annote, addendum and abstract, whatever it says", () => {
    for (const field of ["annote", "addendum", "abstract", "annotation"])
      assert.deepEqual(bibtexIds(`${field}={arXiv:2402.15627}`), []);
    assert.deepEqual(cslIds({ abstract: "arXiv:2402.15627", annote: "doi:10.1000/x" }), []);
  });

  it("is the paper's own in the lines of Zotero's Extra", () => {
    assert.deepEqual(cslIds({ note: "DOI: 10.1000/x\nPMID: 12" }), ["doi:10.1000/x"]);
    assert.deepEqual(cslIds({ note: "Read this.\narXiv: 2402.15627 [cs.LG]\nReply to arXiv:2205.14135" }), [
      "arXiv:2402.15627",
    ]);
    assert.deepEqual(cslIds({ DOI: "10.1000/y", note: "DOI: 10.1000/x" }), ["doi:10.1000/y"]);
    assert.deepEqual(bibtexIds("note={doi:10.1000/x}"), ["doi:10.1000/x"]);
  });

  it("ends where a DOI in a sentence ends, in the record too", () => {
    const ofNote = (note: string) => paperOf(`@article{a, title={T}, note={${note}}}`).doi;
    assert.equal(ofNote("(doi: 10.1000/abc)"), "10.1000/abc");
    assert.equal(
      ofNote("Available online, doi 10.1016/0771-050X(80)90039-X."),
      "10.1016/0771-050X(80)90039-X",
    );
    assert.equal(ofNote("doi:10.1000/abc; arXiv:2402.15627"), "10.1000/abc");
    assert.deepEqual(cslIds({ note: "DOI: 10.1000/x." }), ["doi:10.1000/x"]);
  });
});
