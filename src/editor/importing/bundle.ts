// All of importing, including its lists and questions. A separate bundle, loaded with the first import or drop.

export { keepCollections } from "../zotero/chooseCollections.ts";
export { importFromZotero } from "../zotero/importFromZotero.ts";
export { importDropped } from "./importDropped.ts";
export { importPapers } from "./importPapers.ts";
export { pastedPapers } from "./pastedPapers.ts";
