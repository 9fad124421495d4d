// A bundle of its own, loaded when the first bibliography is read.
export { parseBibtex, parseBibtexInSlices } from "./bibtex.ts";
