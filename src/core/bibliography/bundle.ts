// A bundle of its own, loaded when the first bibliography is read or written.
import type { FileParsers, SlicedParsers } from "../library/fileKinds.ts";
import { parseBibtex, parseBibtexInSlices } from "./bibtex/parseBibtex.ts";
import { parseCslJson, parseCslJsonInSlices } from "./csl/parseCslJson.ts";
import { parseRis, parseRisInSlices } from "./ris/parseRis.ts";

export { sayingReader } from "../beside/sayingReader.ts";
export { citedRecords } from "./export/citedRecords.ts";
export { exportBibliography } from "./export/exportBibliography.ts";
export { isKeptBibliography, keptBibliography } from "./keptBibliography.ts";

export const fileParsers: FileParsers<"bibliography"> = {
  bibtex: parseBibtex,
  csl: parseCslJson,
  ris: parseRis,
};

/** The same parsers in slices, for a host that must stay responsive. */
export const slicedParsers = {
  bibtex: parseBibtexInSlices,
  csl: parseCslJsonInSlices,
  ris: parseRisInSlices,
} satisfies SlicedParsers;
