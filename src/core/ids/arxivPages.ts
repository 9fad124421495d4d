import { oldArchivePattern, parseArxivId } from "./arxiv.ts";
import { type Page, sticky } from "./site.ts";

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

/** Reads a page of arXiv itself or of ar5iv. */
export function arxivPage(
  text: string,
  path: number,
): Page<"arxiv-abs" | "arxiv-pdf" | "arxiv-html"> | undefined {
  let expression = arxivPath;
  let match = sticky(expression, text, path);
  if (!match) {
    expression = arxivPathOfUnknownArchive;
    match = sticky(expression, text, path);
  }
  const parsed = match?.[2] && parseArxivId(match[2]);
  if (!match?.[2] || !parsed) return undefined;
  const kind = match[1]?.toLowerCase();
  const isFile = kind === "pdf" || kind === "ps" || (kind === undefined && text.startsWith("ftp/", path));
  const form = kind === "html" ? "arxiv-html" : isFile ? "arxiv-pdf" : "arxiv-abs";
  return { form, raw: match[2], id: `arXiv:${parsed.id}`, end: expression.lastIndex };
}

/** Makes what reads the page of a site that shows papers of arXiv. */
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
