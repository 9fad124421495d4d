import assert from "node:assert/strict";
import { encodingOf, isBinaryName } from "../../../src/core/scan/textFile.ts";

describe("what is text", () => {
  it("is not told by .doc, which is a manual in plain text or a file of Word", () => {
    assert.equal(isBinaryName("docs/MANUAL.doc"), false);
    assert.equal(isBinaryName("docs/letter.docx"), true);
    const word = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0);
    assert.equal(encodingOf(word), undefined);
    assert.equal(encodingOf(new TextEncoder().encode("See arXiv:2402.15627.")), "utf-8");
  });
});
