import assert from "node:assert/strict";
import { attachedPdf } from "../../../src/core/bibliography/attachedPdf.ts";

describe("the PDF that a bibliography names", () => {
  for (const [attachments, path] of [
    [
      "Full Text:C\\:\\\\Users\\\\a\\\\Zotero\\\\storage\\\\AB\\\\x.pdf:application/pdf",
      "C:\\Users\\a\\Zotero\\storage\\AB\\x.pdf",
    ],
    ["/home/a/Zotero/storage/AB/x.pdf", "/home/a/Zotero/storage/AB/x.pdf"],
    ["Snapshot:files/1/x.html:text/html;Full Text PDF:files/2/x.pdf:application/pdf", "files/2/x.pdf"],
    [":papers/x.pdf:PDF", "papers/x.pdf"],
    ["x.pdf:files/3/a\\;b.pdf:application/pdf", "files/3/a;b.pdf"],
    ["C:\\Users\\a\\x.pdf", "C:\\Users\\a\\x.pdf"],
    ["Snapshot:files/1/x.html:text/html", undefined],
    ["", undefined],
  ] as const)
    it(`is ${path} in ${attachments}`, () => {
      const entry = { type: "misc", fields: {}, attachments };
      assert.equal(attachedPdf({ original: { entry, says: { citekey: "a", title: "" } } }), path);
    });

  it("is none where there is no entry", () => assert.equal(attachedPdf({}), undefined));
});
