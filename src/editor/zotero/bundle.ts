// Zotero collections as layers; loaded if the user keeps one. Importing papers from Zotero is in the importing bundle.
export { followCollections } from "./keptCollections.ts";
