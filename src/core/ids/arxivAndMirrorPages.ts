import { oldArchivePattern, parseArxivId } from "./arxiv.ts";
import { type Page, sticky } from "./site.ts";

/**
 * An arXiv id after `arXiv:`, also a mistyped one. A number followed by `x` is a placeholder (`2401.0xxxx`) and does
 * not match.
 */
export const arxivIdInText =
  `(?:\\d{3,8}\\.\\d{3,8}|(?:${oldArchivePattern})(?:\\.[a-z][a-z-]{1,15})?\\/\\d{5,9})` +
  "(?![\\dx])(?:v\\d{1,3}(?!\\d))?";

/** In an address, digits without a dot match too, as a mistyped id. */
export const arxivIdPattern = `(?:${arxivIdInText}|\\d{7,10}(?![\\da-uw-z]|[.\\w-]*\\.pdf)(?:v\\d{1,3}(?!\\d))?)`;

const ending = "(?:\\.(?:pdf|html?|md|ps|ps\\.gz|tar\\.gz))?";
const arxivPath = new RegExp(
  `(?:([a-z][a-z-]{0,11})\\/)?\\/?(?:arxiv[:.])?(${arxivIdPattern})${ending}`,
  "iy",
);
const arxivPathOfUnknownArchive = new RegExp(
  `(abs|pdf|html)\\/([a-z][a-z-]{1,15}(?:\\.[a-z-]{2,15})?\\/\\d{7}(?!\\d)(?:v\\d{1,3})?)${ending}`,
  "iy",
);
/** Files in arXiv's former caches have the archive in their folder: `PS_cache/hep-th/pdf/9711/9711200v3.pdf`. */
const cachedPath = new RegExp(
  `(?:PS_cache\\/([\\w-]{1,20})\\/(?:pdf|ps)|ftp\\/([\\w-]{1,20})\\/papers)\\/\\d{4}\\/((?:\\d{7}|\\d{4}\\.\\d{4,5})(?!\\d)(?:v\\d{1,3}(?!\\d))?)${ending}`,
  "iy",
);
/**
 * Something in the place of an id that cannot be one, so that it can be reported: too few digits, another site's
 * hash.
 */
const brokenPath =
  /(abs|pdf|html)\/(\d{4}(?:\.\d{1,2})?|\d{5,6}|[0-9a-f]{32})(?:\.pdf)?(?![\w{}$*<>%\u2026-]|\.[\w{}$*<>%])/iy;
const huggingFacePath = new RegExp(`(?:api\\/)?papers\\/(${arxivIdPattern})${ending}`, "iy");
const alphaxivPath = new RegExp(`(?:[a-z]{2,12}\\/){0,2}(${arxivIdPattern})${ending}`, "iy");
const vanityPath = new RegExp(`papers\\/(${arxivIdPattern})`, "iy");

type ArxivPage = Page<"arxiv-abs" | "arxiv-pdf" | "arxiv-html">;

/** Reads a page of arXiv itself or of ar5iv. */
export function arxivPage(text: string, path: number): ArxivPage | undefined {
  return (
    cachedPage(text, path) ??
    pageAt(text, path, arxivPath) ??
    pageAt(text, path, arxivPathOfUnknownArchive) ??
    brokenPage(text, path)
  );
}

function pageAt(text: string, path: number, expression: RegExp): ArxivPage | undefined {
  const match = sticky(expression, text, path);
  const parsed = match?.[2] && parseArxivId(match[2]);
  if (!match?.[2] || !parsed) return undefined;
  return { form: formOf(match[1]), raw: match[2], id: `arXiv:${parsed.id}`, end: expression.lastIndex };
}

function formOf(kind = ""): ArxivPage["form"] {
  if (/^html$/i.test(kind)) return "arxiv-html";
  return /^(?:pdf|ps)$/i.test(kind) ? "arxiv-pdf" : "arxiv-abs";
}

function cachedPage(text: string, path: number): ArxivPage | undefined {
  const match = sticky(cachedPath, text, path);
  const archive = (match?.[1] ?? match?.[2])?.toLowerCase();
  const raw = match?.[3];
  if (archive === undefined || raw === undefined) return undefined;
  const parsed = parseArxivId(archive === "arxiv" || raw.includes(".") ? raw : `${archive}/${raw}`);
  return parsed && { form: "arxiv-pdf", raw, id: `arXiv:${parsed.id}`, end: cachedPath.lastIndex };
}

function brokenPage(text: string, path: number): ArxivPage | undefined {
  const match = sticky(brokenPath, text, path);
  if (!match?.[2]) return undefined;
  return {
    form: formOf(match[1]),
    raw: match[2],
    id: `arXiv:${match[2].toLowerCase()}`,
    end: brokenPath.lastIndex,
  };
}

/** Makes a reader for the pages of a site that shows arXiv's papers. */
function mirror<Form extends string>(expression: RegExp, form: Form) {
  return (text: string, path: number): Page<Form> | undefined => {
    const raw = sticky(expression, text, path)?.[1];
    const parsed = raw && parseArxivId(raw);
    if (!raw || !parsed) return undefined;
    return { form, raw, id: `arXiv:${parsed.id}`, end: expression.lastIndex };
  };
}

export const huggingFacePage = mirror(huggingFacePath, "hf");
export const alphaxivPage = mirror(alphaxivPath, "alphaxiv");
export const vanityPage = mirror(vanityPath, "arxiv-html");
