import type { PaperId } from "../paperId.ts";
import { oldArchivePattern, parseArxivId } from "./arxiv.ts";
import { arxivOfDoi, doiEnd, normalDoi } from "./doi.ts";
import { proceedingsAt } from "./proceedings.ts";

/** The forms of citation that are web addresses. */
export type AddressForm =
  | "hf"
  | "arxiv-abs"
  | "arxiv-pdf"
  | "arxiv-html"
  | "alphaxiv"
  | "doi-url"
  | "arxiv-doi"
  | "openreview"
  | "acl"
  | "proceedings";

/** A web address that names a paper. */
export interface Address {
  readonly form: AddressForm;
  /** The id as written. */
  readonly raw: string;
  readonly id: PaperId;
  /** Where the whole address ends, its `vN`, `.pdf`, query and fragment included. */
  readonly end: number;
}

/**
 * An arXiv id after `arXiv:`, of any shape that `parseArxivId` takes, mistyped ones too. A number that goes on with `x`
 * is a placeholder (`2401.0xxxx`).
 */
export const arxivIdInText =
  `(?:\\d{3,8}\\.\\d{3,8}|(?:${oldArchivePattern})(?:\\.[a-z][a-z-]{1,15})?\\/\\d{5,9})` +
  "(?![\\dx])(?:v\\d{1,3}(?!\\d))?";

/** In an address, digits without a dot are an id too, a mistyped one. */
export const arxivIdPattern = `(?:${arxivIdInText}|\\d{7,10}(?![\\da-uw-z]|[.\\w-]*\\.pdf)(?:v\\d{1,3}(?!\\d))?)`;

const ending = "(?:\\.(?:pdf|html?|md|ps|ps\\.gz|tar\\.gz))?";
const hostAt = /(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,12})(?::\d{1,5})?\/{1,2}/iy;
const arxivPath = new RegExp(
  `(?:ftp\\/[\\w-]{1,20}\\/papers\\/\\d{4}\\/|([a-z][a-z-]{0,11})\\/)?\\/?(?:arxiv[:.])?(${arxivIdPattern})${ending}`,
  "iy",
);
const arxivPathOfUnknownArchive = new RegExp(
  `(abs|pdf|html)\\/([a-z][a-z-]{1,15}(?:\\.[a-z-]{2,15})?\\/\\d{7}(?!\\d)(?:v\\d{1,3})?)${ending}`,
  "iy",
);
const huggingFacePath = new RegExp(`(?:api\\/)?papers\\/(${arxivIdPattern})${ending}`, "iy");
const alphaxivPath = new RegExp(`(?:[a-z]{2,12}\\/){0,2}(${arxivIdPattern})${ending}`, "iy");
const vanityPath = new RegExp(`papers\\/(${arxivIdPattern})`, "iy");
const openreviewPath =
  /(?:forum|pdf|revisions|attachment|references\/pdf|group)\/?\?(?:[\w.]{1,20}=[^\s&#"'<>)\]}]{0,100}&(?:amp;)?){0,4}id=([\w-]{5,40})/iy;
const openreviewFile = /pdf\/([0-9a-f]{32,64})\.pdf/iy;
const aclPath =
  /(?:anthology(?:-new)?\/|papers\/|attachments\/)?(?:[a-z]\/[a-z]\d\d\/)?([a-z]\d\d-\d{4,5}|\d{4}\.[a-z][\w-]{1,40}\.\d{1,5})(?:v\d{1,2})?(?:\.pdf|\.bib|\.xml|\.mods)?(?![^\W_])/iy;
/** The publishers' own addresses bear the DOI in the path or as an argument, with the kind of file behind it. */
const publisherDoi = /[/=]10\.[1-9]\d{3,8}/;
const afterDoi =
  /(?:(?:\.(?:full-text|full|abstract|long|short))?\.(?:pdf(?:\+html)?|html?|svg|png|xml|epub)|\.(?:full-text|full|abstract|long|short)|\/(?:full|pdf|epdf|abstract|abs|html?|meta|summary|tables|figures|references|pdfft|fulltext|status|badge)(?:[/.].*)?)$/i;
/** bioRxiv and medRxiv have a preprint's version behind its DOI, which knows none. */
const versionAfterDoi = /(?<=^10\.(?:1101\/|\d{4,9}\/\d{4}\.\d\d\.\d\d\.)\d{6,8})v\d{1,2}(?:\.[\w.+-]*)?$/;

/** Its paths look like DOIs and are none: `delivery.acm.org/10.1145/1360000/1356053/a12-goto.pdf`. */
export const hostOfFalseDois = "delivery.acm.org";

/**
 * Reads the web address that begins at `start` (at its `https://`, or at its host where it has none), `undefined` where
 * none does or where it names no paper.
 */
export function addressAt(text: string, start: number): Address | undefined {
  hostAt.lastIndex = start;
  const match = hostAt.exec(text);
  if (!match?.[1]) return undefined;
  const host = match[1].toLowerCase().replace(/^www\d?\./, "");
  const path = hostAt.lastIndex;
  const found = pageAt(text, path, host);
  return found && { ...found, end: tailEnd(text, found.end) };
}

function pageAt(text: string, path: number, host: string): Address | undefined {
  if (/(?:^|\.)(?:arxiv|ar5iv)\.org$/.test(host)) return arxivAt(text, path);
  if (host === "huggingface.co" || host === "hf.co") return idAt(text, path, huggingFacePath, "hf");
  if (host.endsWith("alphaxiv.org")) return idAt(text, path, alphaxivPath, "alphaxiv");
  if (host === "arxiv-vanity.com") return idAt(text, path, vanityPath, "arxiv-html");
  if (host === "openreview.net") return openreviewAt(text, path);
  if (
    /^aclanthology\.(?:org|info)$|^(?:anthology\.)?aclweb\.org$|^aclanthology\.coli\.uni-saarland\.de$/.test(
      host,
    )
  ) {
    const match = sticky(aclPath, text, path);
    if (!match?.[1]) return undefined;
    return {
      form: "acl",
      raw: match[1],
      id: `doi:10.18653/v1/${match[1].toLowerCase()}`,
      end: aclPath.lastIndex,
    };
  }
  const page = proceedingsAt(text, path, host);
  if (page) return { form: "proceedings", raw: page.raw, id: `url:${page.canonical}`, end: page.end };
  return doiPageAt(text, path, host);
}

function sticky(expression: RegExp, text: string, start: number): RegExpExecArray | null {
  expression.lastIndex = start;
  return expression.exec(text);
}

function arxivAt(text: string, path: number): Address | undefined {
  let expression = arxivPath;
  let match = sticky(expression, text, path);
  if (!match) {
    expression = arxivPathOfUnknownArchive;
    match = sticky(expression, text, path);
  }
  const parsed = match?.[2] && parseArxivId(match[2]);
  if (!match?.[2] || !parsed) return undefined;
  const kind = match[1]?.toLowerCase();
  const form = kind === "html" ? "arxiv-html" : kind === "pdf" || kind === "ps" ? "arxiv-pdf" : "arxiv-abs";
  const isFile = kind === undefined && text.startsWith("ftp/", path);
  return {
    form: isFile ? "arxiv-pdf" : form,
    raw: match[2],
    id: `arXiv:${parsed.id}`,
    end: expression.lastIndex,
  };
}

function idAt(text: string, path: number, expression: RegExp, form: AddressForm): Address | undefined {
  const raw = sticky(expression, text, path)?.[1];
  const parsed = raw && parseArxivId(raw);
  if (!raw || !parsed) return undefined;
  return { form, raw, id: `arXiv:${parsed.id}`, end: expression.lastIndex };
}

function openreviewAt(text: string, path: number): Address | undefined {
  const id = sticky(openreviewPath, text, path)?.[1];
  if (id) return { form: "openreview", raw: id, id: `openreview:${id}`, end: openreviewPath.lastIndex };
  // The address of the file itself has a hash that is not the forum's id.
  const file = sticky(openreviewFile, text, path)?.[1];
  if (!file) return undefined;
  const id2: PaperId = `url:https://openreview.net/pdf/${file.toLowerCase()}.pdf`;
  return { form: "openreview", raw: file, id: id2, end: openreviewFile.lastIndex };
}

function doiPageAt(text: string, path: number, host: string): Address | undefined {
  if (/^(?:dx\.|doi-org\.)?doi\.org$/.test(host)) {
    const start = /^doi:/i.test(text.slice(path, path + 4)) ? path + 4 : path;
    const end = doiEnd(text, start, "address");
    return end === undefined ? undefined : doiAddress(text.slice(start, end), end);
  }
  if (host === hostOfFalseDois) return undefined;
  const whole = text.slice(path - 1, tailEnd(text, path - 1));
  const found = publisherDoi.exec(whole);
  if (!found) return undefined;
  const start = path + found.index;
  const end = doiEnd(text, start, "address");
  if (end === undefined) return undefined;
  return doiAddress(
    text.slice(start, Math.min(end, path - 1 + whole.length)).split("&")[0] ?? "",
    end,
    afterDoi,
  );
}

function doiAddress(written: string, end: number, tail?: RegExp): Address {
  const raw = tail ? written.replace(versionAfterDoi, "").replace(tail, "") : written;
  return { ...doiCitation(raw), end };
}

/** What a DOI in an address names: an arXiv DOI names the arXiv paper. */
function doiCitation(raw: string): { form: "doi-url" | "arxiv-doi"; raw: string; id: PaperId } {
  const doi = normalDoi(raw);
  const arxiv = arxivOfDoi(doi);
  const parsed = arxiv && parseArxivId(arxiv);
  if (!arxiv || !parsed) return { form: "doi-url", raw, id: `doi:${doi}` };
  return { form: "arxiv-doi", raw: raw.slice(raw.length - arxiv.length), id: `arXiv:${parsed.id}` };
}

const tailChar = /[\w\-./~%?#=&:;,@!$*+()[\]]/;

/** Where the rest of an address (further path, query, fragment) ends that goes on at `start`, if it goes on there. */
export function tailEnd(text: string, start: number): number {
  if (!/[/?#&]/.test(text.charAt(start))) return start;
  const open: string[] = [];
  let end = start;
  for (const limit = Math.min(text.length, start + 500); end < limit; end++) {
    const char = text.charAt(end);
    if (!tailChar.test(char)) break;
    if (char === "(" || char === "[") open.push(char === "(" ? ")" : "]");
    if ((char === ")" || char === "]") && open.pop() !== char) break;
    if (char === "&" && /^&(?:gt|lt|quot);/.test(text.slice(end, end + 6))) break;
  }
  while (end > start && /[.,;:!?*_~&([$]/.test(text.charAt(end - 1))) end--;
  return end;
}

/**
 * The one form of an address under which it is compared: https, host in lower case and without `www.`, neither fragment
 * nor slash at the end nor advertisers' arguments. `undefined` for anything but a http or https address.
 */
export function canonicalUrl(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  const query = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^utm_|^(?:fbclid|gclid)=/.test(part))
    .join("&");
  const path = url.pathname.replace(/\/+$/, "");
  return `https://${url.host.replace(/^www\./, "")}${path}${query === "" ? "" : `?${query}`}`;
}
