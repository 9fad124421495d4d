import type { PaperId } from "../paperId.ts";
import { parseArxivId } from "./arxiv.ts";

/**
 * The start of every DOI. Registrants have four or more digits and do not begin with 0, so `10.0.0.0/8` does not
 * match.
 */
const prefix = /10\.[1-9]\d{3,8}(?:\.\d{1,9}){0,3}(?:\/|%2f)/iy;

/** Where a DOI is written: in an address, `?` and `#` end it and bytes may be written as `%3C`. */
export type DoiPlace = "text" | "address";

/** The longest DOI read; real ones stay below 200 characters, and a bound keeps hostile lines linear. */
const longest = 400;

/**
 * The end of the DOI that begins at `start`; `undefined` if none does. Balanced brackets belong to it
 * (`10.1016/0771-050X(80)90039-X`), and so do `;` and the `<…>` of older DOIs (`…35<1111:A>2.0.CO;2`), HTML-escaped
 * or not. An unbalanced closing bracket or a character beyond ASCII ends it, and a sentence's punctuation is not part
 * of it. A placeholder (`10.5281/zenodo.{id}`, `10.5281/zenodo.<id>`) is not a DOI.
 */
export function doiEnd(text: string, start: number, place: DoiPlace): number | undefined {
  prefix.lastIndex = start;
  if (!prefix.test(text)) return undefined;
  const first = prefix.lastIndex;
  const suffix = text.slice(first, start + longest);
  const special = place === "address" ? specialInAddress : specialInText;
  const open: string[] = [];
  let end = 0;
  for (;;) {
    special.lastIndex = end;
    end = special.exec(suffix)?.index ?? suffix.length;
    if (end === suffix.length) break;
    const length = specialLength(suffix, end, open);
    if (length === undefined) return undefined;
    if (length === 0) break;
    end += length;
  }
  const last = trimmed(suffix.slice(0, end).replace(articleBehind, ""));
  return last === 0 ? undefined : first + last;
}

/** The DOI that begins at `start`, as written; `undefined` if none does. */
export function doiAt(text: string, start: number): string | undefined {
  const end = doiEnd(text, start, "text");
  return end === undefined ? undefined : text.slice(start, end);
}

/** What some publishers' addresses append to the DOI: the article's number and words of its title. */
const articleBehind = /\/\d{4,9}\/[A-Z][A-Za-z]*(?:-[A-Za-z\d]+)+$/;

/** The characters that may end a DOI: all that are not plainly part of it. */
const specialInText = /[^!#*+\-./0-9:=@A-Z^_a-z~]/g;
const specialInAddress = /[^!*+\-./0-9:=@A-Z^_a-z~]/g;

/** `<page:code>` in older DOIs; any other `<` is not part of a DOI. */
const angle = /<[^\s<>/"]{0,40}:[^\s<>/"]{0,40}>/y;
const escapedAngle = /&lt;[^\s<>/"&]{0,40}:[^\s<>/"&]{0,40}&gt;/y;

/** How much of the special character at `at` belongs to the DOI: 0 ends it, `undefined` shows that it is a placeholder. */
function specialLength(text: string, at: number, open: string[]): number | undefined {
  const char = text.charAt(at);
  switch (char) {
    case "%":
      // An encoded blank ends it, as a blank does.
      if (text.startsWith("%20", at)) return 0;
      return /^[0-9a-f]{2}/i.test(text.slice(at + 1, at + 3)) ? 3 : undefined;
    case "{":
      // TeX: `{\_}`.
      return /^\{\\[_&%#]\}/.test(text.slice(at, at + 4)) ? 4 : undefined;
    case "$":
      return text.charAt(at + 1) === "{" ? undefined : 1;
    case "\\":
      if (text.startsWith("\\%20", at)) return 0;
      // TeX's escapes, and troff's hyphen.
      return /[_&%#<>-]/.test(text.charAt(at + 1)) ? 2 : 0;
    case "&":
      if (startsAt(escapedAngle, text, at)) return escapedAngle.lastIndex - at;
      return /^&(?:lt|gt|quot|apos|nbsp|#\d+);/.test(text.slice(at, at + 8)) ? 0 : 1;
    case "<":
      if (startsAt(angle, text, at)) return angle.lastIndex - at;
      return /[./_-]/.test(text.charAt(at - 1)) && /^<[a-z_]+>/i.test(text.slice(at, at + 30))
        ? undefined
        : 0;
    case "(":
      open.push(")");
      return 1;
    case "[":
      // `[10.1000/a][1]`, `](`: the brackets of links.
      if (text.charAt(at - 1) === "]") return 0;
      open.push("]");
      return 1;
    case ")":
    case "]":
      return open.pop() === char ? 1 : 0;
    case ";":
    case ",":
      return /^.\s?(?:10\.\d{4}|https?:|doi:)/i.test(text.slice(at, at + 10)) ? 0 : 1;
    default:
      return 0;
  }
}

function startsAt(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}

/** The length without the sentence's punctuation and without an opening bracket that is never closed. */
function trimmed(suffix: string): number {
  let last = suffix.length;
  const bracket = Math.max(suffix.lastIndexOf("("), suffix.lastIndexOf("["));
  if (bracket >= 0 && !/[)\]]/.test(suffix.slice(bracket))) last = bracket;
  while (last > 0 && /[.,;:!?*_~^\-/\\&$]/.test(suffix.charAt(last - 1))) last--;
  return last;
}

/** Normalises a DOI for comparison: lower case, with percent, HTML, TeX and troff escapes decoded. */
export function normalDoi(raw: string): string {
  return withoutPercent(raw.replaceAll("\\%", "%"))
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&")
    .replace(/\{\\([_&%#])\}|\\([_&%#<>-])/g, "$1$2")
    .toLowerCase();
}

/** Decodes the percent escapes of a DOI from an address; returns it unchanged if one is broken. */
export function withoutPercent(raw: string): string {
  if (!/%[0-9a-f]{2}/i.test(raw)) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The work that a DOI names. */
export interface DoiWork {
  readonly id: PaperId;
  /** The DOI as written; for an arXiv DOI, the arXiv id in it. */
  readonly raw: string;
  readonly isArxiv: boolean;
}

/** What a DOI names: `10.48550/arXiv.2402.15627` (also with `math/0611800`) is the arXiv paper. */
export function workOfDoi(raw: string): DoiWork {
  const doi = normalDoi(raw);
  const arxiv = /^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1];
  const parsed = arxiv && parseArxivId(arxiv);
  if (!arxiv || !parsed) return { id: `doi:${doi}`, raw, isArxiv: false };
  // As written, so that `math%2F0611800` stays encoded.
  const written = /arxiv\.(.+)$/i.exec(raw)?.[1] ?? arxiv;
  return { id: `arXiv:${parsed.id}`, raw: written, isArxiv: true };
}
