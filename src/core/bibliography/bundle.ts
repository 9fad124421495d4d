// A bundle of its own, loaded when the first bibliography is read or written.
export { parseBibtex, parseBibtexInSlices } from "./bibtex/parseBibtex.ts";
export { parseCslJson } from "./csl/parseCslJson.ts";
export { citedRecords } from "./export/citedRecords.ts";
export { exportBibliography } from "./export/exportBibliography.ts";
