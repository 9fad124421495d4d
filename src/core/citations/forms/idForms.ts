import { addressAt } from "../../ids/addresses.ts";
import { parseArxivId } from "../../ids/arxiv.ts";
import { arxivIdInText } from "../../ids/arxivAndMirrorPages.ts";
import { doiEnd, workOfDoi } from "../../ids/doi.ts";
import { hostOfFalseDois } from "../../ids/doiPages.ts";
import { locatorOfFragment } from "../locators/fragmentLocator.ts";
import { addressForm, restOfHost, runStart } from "./addressForms.ts";
import { type Found, matchAt } from "./found.ts";

/**
 * `arxiv-id`: `arXiv:2402.15627v2`, `arXiv: math/0611800`, `arXiv.2402.15627`, `ARXIV:2106.15928`. With a
 * blank, `preprint`, `no.`, `abs/` or nothing in between (`apart`) only if the number has the right length:
 * `arxiv 2.1.0` is a version.
 */
const written = new RegExp(`arxiv(?:[:.]|\uff1a)[ \\t]{0,3}(${arxivIdInText})`, "iy");
/** Matches the end of emphasis around the word: `\emph{arXiv} 2010.04053`, `*arXiv* 2010.04053`. */
const closing = "(?:\\}|[*_]{1,2}|<\\/(?:i|em|b|cite)>)?";
const properId = `(?=\\d{4}\\.\\d{4,5}(?!\\d|\\.\\d)|[a-z-]{2,9}[./])${arxivIdInText}`;
const apart = new RegExp(
  `arxiv(?:[ ~-](?:preprint|e-?prints?|id|paper))?${closing}(?:[:,]?[ ~]{1,2}|[:/]|(?=\\d))(?:n(?:o|r|umber)\\b\\.?[ ~]{1,2}|abs\\/)?(${properId})`,
  "iy",
);
/**
 * Matches the text before DBLP's `abs/`: `CoRR abs/1810.04805`, and `volume =
 * {abs/1810.04805}` of BibTeX in a text.
 */
const volume =
  /(?:\bcorr(?:\}|[*_]{1,2}|<\/(?:i|em)>)?[,:]?[ ~]{0,2}(?:vol(?:ume|\.)[ ~])?|\bvolume[ \t]{0,9}=[ \t]{0,9}["{]{1,2})$/i;
const ofVolume = new RegExp(`abs\\/(${properId})`, "iy");
/** `` :arxiv:`2310.15884v1` ``, `` :arXiv:`title <2310.15884>` ``, `` {arxiv}`…` ``, `\arxiv{…}`: the id alone is the range. */
const role = new RegExp(`arxiv(?:[:}]\`(?:[^\`<\\n]{0,200}<)?|\\{)(?:arxiv:)?(${arxivIdInText})`, "iyd");
/** `eprint`: `eprint = {2402.03300}`, `eprint = {arXiv:2402.03300}`, `eprint="math/0611800"`, Mendeley's `arxivId = {…}`. */
const eprint = new RegExp(
  `(?:eprint|arxivid)\\s{0,20}=\\s{0,20}["'{]?[ \\t]{0,3}((?:arxiv:[ \\t]{0,2})?(${arxivIdInText}))`,
  "iyd",
);

/**
 * Reads the form at an `xiv` or `5iv`: an address of arXiv or one of its mirrors, or
 * `arXiv:ID` in one of its spellings.
 */
export function arxivForms(text: string, at: number, floor: number): Found[] {
  const next = text.charAt(at + 3);
  if ((next === "." || next === "-") && restOfHost.test(text.slice(at + 3, at + 16)))
    return addressForm(text, at, floor);
  const start = at - 2;
  if (start < floor || !/^ar$/i.test(text.slice(start, at))) return [];
  if (next === "{" || (/[:}]/.test(next) && text.charAt(at + 4) === "`")) {
    const match = matchAt(role, text, start);
    return match?.[1] ? arxivFound("arxiv-id", match[1], match.indices?.[1]) : [];
  }
  if (/[iI=\s]/.test(next)) {
    const mendeley = matchAt(eprint, text, start);
    if (mendeley?.[2]) return arxivFound("eprint", mendeley[2], mendeley.indices?.[1]);
  }
  // An underscore before it is Markdown's emphasis: `_arXiv:2402.15627_`; a slash makes it part of another address.
  const before = text.charAt(start - 1);
  if (/[^\W_]/.test(before) || (next === "/" && before === "/")) return [];
  const match = matchAt(written, text, start) ?? matchAt(apart, text, start);
  if (!match?.[1]) return [];
  const end = start + match[0].length;
  // A range must not contain half of an emphasis.
  const isWhole = !/[}*_<]/.test(match[0]);
  return arxivFound("arxiv-id", match[1], [isWhole ? start : end - match[1].length, end]);
}

/** Reads the id at an `abs/` that is not in an address. */
export function volumeForm(text: string, at: number, floor: number): Found[] {
  if (/\w/.test(text.charAt(at - 1))) return [];
  const before = volume.exec(text.slice(Math.max(floor, at - 40), at));
  const match = matchAt(ofVolume, text, at);
  if (!before || !match?.[1]) return [];
  const start = /^corr/i.test(before[0]) ? at - before[0].length : at;
  return arxivFound("arxiv-id", match[1], [start, at + match[0].length]);
}

/** Reads the id at an `eprint`. */
export function eprintForm(text: string, at: number): Found[] {
  const match = matchAt(eprint, text, at);
  return match?.[2] ? arxivFound("eprint", match[2], match.indices?.[1]) : [];
}

function arxivFound(
  form: "arxiv-id" | "eprint",
  raw: string,
  range: readonly [number, number] | undefined,
): Found[] {
  const parsed = parseArxivId(raw);
  if (!parsed || !range) return [];
  return [{ form, kind: "id", raw, target: `arXiv:${parsed.id}`, start: range[0], end: range[1] }];
}

/**
 * Reads the DOI at a `10.NNNN`: `doi-url` if it is part of an address, else `doi` (`arxiv-doi` if it is
 * arXiv's). A `doi:` before it belongs to the range; a role or `doi = {` does not.
 */
export function doiForms(text: string, at: number, floor: number): Found[] {
  const before = text.slice(Math.max(floor, at - 12), at);
  const start = /[/=:]$|%2f$/i.test(before) ? addressBefore(text, at, floor) : undefined;
  if (start !== undefined) {
    if (text.slice(start, at).includes(hostOfFalseDois)) return [];
    const address = addressAt(text, start);
    if (address && address.end > at) {
      const { form, raw, id, end } = address;
      const locator = locatorOfFragment(text.slice(start, end));
      return [{ form, kind: "id", raw, target: id, start, end, ...(locator && { locator }) }];
    }
  }
  const label = /(?<![\w:])doi:[ \t]{0,3}$/i.exec(before)?.[0].length ?? 0;
  if (label === 0 && /[\w.-]$/.test(before) && !/(?<!\w)doi$/i.test(before)) return [];
  const end = doiEnd(text, at, "text");
  if (end === undefined) return [];
  const { id, raw, isArxiv } = workOfDoi(text.slice(at, end));
  return [{ form: isArxiv ? "arxiv-doi" : "doi", kind: "id", raw, target: id, start: at - label, end }];
}

/** The start of the address that continues up to `at`. */
function addressBefore(text: string, at: number, floor: number): number | undefined {
  const blank = runStart(text, at, floor, /[^\s"'`<>|\\^{}]/);
  const run = text.slice(blank, at);
  const scheme = Math.max(
    run.toLowerCase().lastIndexOf("https://"),
    run.toLowerCase().lastIndexOf("http://"),
  );
  if (scheme >= 0) return blank + scheme;
  const host = /(?<![\w.-])(?:(?:www|dx)\.)?doi\.org\/$/i.exec(run);
  return host ? blank + host.index : undefined;
}
