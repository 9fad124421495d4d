import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.ts";
import { paperOfRecord } from "../../../src/editor/papers/paperOfRecord.ts";

const record = { citekey: "one2024paper", title: "One", arxiv: "2401.00001" };

function libraryWith(file: string): Library {
  const library = new Library();
  const records = [{ paper: { ...record, abstract: "Of the library." }, line: 1 }];
  library.setFile({ file, layer: { kind: "papers", order: 0 }, records, problems: [] });
  return library;
}

describe("the paper of a file in the reader", () => {
  it("is the library's where the file is, with what the document says now", () => {
    const paper = paperOfRecord({ ...record, title: "Typed" }, "papers/one.md", libraryWith("papers/one.md"));
    assert.equal(paper.title, "Typed");
    assert.equal(paper.abstract, "Of the library.");
  });

  it("has the library's title where its file has none", () => {
    const paper = paperOfRecord({ ...record, title: "" }, "papers/one.md", libraryWith("papers/one.md"));
    assert.equal(paper.title, "One");
  });

  it("stands alone where the library has another file of that key, and keeps its status to itself", () => {
    const paper = paperOfRecord(record, "drafts/one.md", libraryWith("papers/one.md"));
    assert.equal(paper.abstract, undefined);
    assert.deepEqual(
      paper.origins.map(({ file }) => file),
      ["drafts/one.md"],
    );
    assert.equal(paper.fieldOrigins.status?.file, "drafts/one.md");
    assert.equal(paper.fieldOrigins.status?.kind, "papers");
  });
});
