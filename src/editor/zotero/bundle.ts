// Collections of Zotero as layers: loaded where the user keeps one. Taking papers from there is a part of importing.
export { followCollections } from "./collections.ts";
