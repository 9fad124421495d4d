// A bundle of its own, loaded when the first bibliography is read or written.
export { parseBibtex, parseBibtexInSlices } from "./bibtex.ts";
export { citedRecords } from "./citedRecords.ts";
export { parseCslJson } from "./cslJson.ts";
export { exportBibliography } from "./export.ts";
