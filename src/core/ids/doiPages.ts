import { doiEnd, workOfDoi } from "./doi.ts";
import { type Page, tailEnd } from "./site.ts";

/** Publishers' addresses have the DOI in the path or the query, followed by the kind of file (`afterDoi`). */
const publisherDoi = /[/=]10\.[1-9]\d{3,8}/;
const afterDoi =
  /(?:(?:\.(?:full-text|full|abstract|long|short))?\.(?:pdf(?:\+html)?|html?|svg|png|xml|epub)|\.(?:full-text|full|abstract|long|short)|\/(?:full|pdf|epdf|abstract|abs|html?|meta|summary|tables|figures|references|pdfft|fulltext|status|badge)(?:[/.].*)?)$/i;
/** bioRxiv and medRxiv append a preprint's version to its DOI, which has none. */
const versionAfterDoi = /(?<=^10\.(?:1101\/|\d{4,9}\/\d{4}\.\d\d\.\d\d\.)\d{6,8})v\d{1,2}(?:\.[\w.+-]*)?$/;

/** Some sites append the article's number and words of its title to `/article/doi/10.1093/nar/gkaa1100`. */
const numberAfterDoi = /\/\d{5,9}(?:\/[\w.-]*)?$/;

/** A host whose paths look like DOIs but are not: `delivery.acm.org/10.1145/1360000/1356053/a12-goto.pdf`. */
export const hostOfFalseDois = "delivery.acm.org";

/** Reads an address of doi.org, or of any other host that has a DOI in it. */
export function doiPage(text: string, path: number, host: string): Page<"doi-url" | "arxiv-doi"> | undefined {
  if (/^(?:dx\.|doi-org\.)?doi\.org$/.test(host)) {
    const start = /^doi:/i.test(text.slice(path, path + 4)) ? path + 4 : path;
    const end = doiEnd(text, start, "address");
    return end === undefined ? undefined : pageOf(text.slice(start, end), end);
  }
  if (host === hostOfFalseDois) return undefined;
  const whole = text.slice(path - 1, tailEnd(text, path - 1));
  const found = publisherDoi.exec(whole);
  if (!found) return undefined;
  const start = path + found.index;
  const end = doiEnd(text, start, "address");
  if (end === undefined) return undefined;
  const written = text.slice(start, Math.min(end, path - 1 + whole.length)).split("&")[0] ?? "";
  const isNumbered = /\/article(?:-\w+)?(?:\/\d+)*\/doi$/i.test(whole.slice(0, found.index));
  const doi = isNumbered ? written.replace(numberAfterDoi, "") : written;
  return pageOf(doi.replace(versionAfterDoi, "").replace(afterDoi, ""), end);
}

function pageOf(doi: string, end: number): Page<"doi-url" | "arxiv-doi"> {
  const { id, raw, isArxiv } = workOfDoi(doi);
  return { form: isArxiv ? "arxiv-doi" : "doi-url", raw, id, end };
}
