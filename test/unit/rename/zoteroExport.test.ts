import assert from "node:assert/strict";
import { isZoteroExport } from "../../../src/core/rename/zoteroExport.ts";

describe("an export of Zotero", () => {
  for (const text of [
    "@misc{a, file = {/home/a/Zotero/storage/AB/x.pdf}}",
    "@misc{a, file = {Full Text:C\\:\\\\Users\\\\a\\\\Zotero\\\\storage\\\\AB\\\\x.pdf:application/pdf}}",
    '[{"id": "http://zotero.org/users/1/items/AB"}]',
    "@misc{a}\n\n% == BibTeX quality report for a:\n",
  ])
    it(`is ${text}`, () => assert.equal(isZoteroExport(text), true));

  for (const text of [
    "@misc{a, file = {papers/x.pdf}}",
    "@misc{zotero, title = {Zotero}, url = {https://www.zotero.org/}}",
    "% Kept by hand, not by Zotero.",
  ])
    it(`is not ${text}`, () => assert.equal(isZoteroExport(text), false));
});
