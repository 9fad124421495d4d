/** What every DOI begins with; registrants have four digits or more and none begins with 0 (so `10.0.0.0/8` is none). */
const prefix = /10\.[1-9]\d{3,8}(?:\.\d{1,9}){0,3}(?:\/|%2f)/iy;

/** Where a DOI stands: in an address, `?` and `#` end it and bytes may be written `%3C`. */
export type DoiPlace = "text" | "address";

/** The longest DOI read; real ones stay below 200 characters, and a bound keeps hostile lines linear. */
const longest = 400;

const closers: Readonly<Record<string, string>> = { ")": "(", "]": "[", ">": "<" };

/**
 * The end of the DOI that begins at `start`, or `undefined` where none does. Brackets in balance belong to it
 * (`10.1016/0771-050X(80)90039-X`), so do `;` and the `<…>` of older ones (`…35<1111:A>2.0.CO;2`), HTML-escaped or not;
 * a closing bracket that it did not open ends it, and the punctuation of the sentence stays outside. Characters beyond
 * ASCII end it. A placeholder (`10.5281/zenodo.{id}`, `10.5281/zenodo.<id>`) is no DOI.
 */
export function doiEnd(text: string, start: number, place: DoiPlace): number | undefined {
  prefix.lastIndex = start;
  if (!prefix.test(text)) return undefined;
  const first = prefix.lastIndex;
  const open: string[] = [];
  let end = first;
  const limit = Math.min(text.length, start + longest);
  for (; end < limit; end++) {
    const char = text.charAt(end);
    if (!/[!#$%&()*+,\-./0-9:;<=>?@A-Z[\\\]^_a-z{~]/.test(char)) break;
    if (place === "address" && (char === "?" || char === "#")) break;
    if (char === "%" && !/^[0-9a-f]{2}/i.test(text.slice(end + 1, end + 3))) return undefined;
    if (char === "$" || char === "{") {
      const escaped = /\{\\[_&%#]\}/y;
      escaped.lastIndex = end;
      if (!escaped.test(text)) {
        if (char === "{" || text.startsWith("${", end)) return undefined;
      } else end = escaped.lastIndex - 1;
    } else if (char === "\\") {
      if (!/[_&%#<>]/.test(text.charAt(end + 1))) break;
    } else if (
      char === "&" &&
      !open.includes("<") &&
      /^&(?:gt|quot|apos|nbsp|#\d+);/.test(text.slice(end, end + 8))
    ) {
      break;
    } else if (char === "&" && text.startsWith("&lt;", end)) {
      if (!/^&lt;[^\s<>/"&]{0,40}:[^\s<>/"&]{0,40}&gt;/.test(text.slice(end, end + 90))) break;
      open.push("<");
      end += 3;
    } else if (char === "&" && text.startsWith("&gt;", end)) {
      open.splice(open.lastIndexOf("<"), 1);
      end += 3;
    } else if (char === "<") {
      if (/^<[a-z_]+>/i.test(text.slice(end, end + 30)) && /[./_-]/.test(text.charAt(end - 1)))
        return undefined;
      // Only `<page:code>`: any other `<` begins a tag or closes nothing.
      if (!/^<[^\s<>/"]{0,40}:[^\s<>/"]{0,40}>/.test(text.slice(end, end + 90))) break;
      open.push(char);
    } else if (char === "(" || char === "[") {
      if (char === "[" && text.charAt(end - 1) === "]") break;
      open.push(char);
    } else if (closers[char]) {
      if (open.at(-1) !== closers[char]) break;
      open.pop();
    } else if (
      (char === ";" || char === ",") &&
      /^.\s?(?:10\.\d{4}|https?:|doi:)/i.test(text.slice(end, end + 10))
    ) {
      break;
    }
  }
  return trimmed(text, first, end);
}

/** Takes the sentence's punctuation and an opening bracket that is never closed off the end. */
function trimmed(text: string, first: number, end: number): number | undefined {
  let last = end;
  const bracket = Math.max(text.lastIndexOf("(", last - 1), text.lastIndexOf("[", last - 1));
  if (bracket >= first && !/[)\]]/.test(text.slice(bracket, last))) last = bracket;
  while (last > first && /[.,;:!?*_~^\-/\\&$]/.test(text.charAt(last - 1))) last--;
  return last > first ? last : undefined;
}

/** The same DOI always gives the same text: lower case, percent, HTML and TeX escapes undone. */
export function normalDoi(raw: string): string {
  return unescapePercent(raw)
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&")
    .replace(/\{\\([_&%#])\}|\\([_&%#<>])/g, "$1$2")
    .toLowerCase();
}

/** A DOI as it stands in an address; a broken escape is left as it is. */
function unescapePercent(raw: string): string {
  if (!/%[0-9a-f]{2}/i.test(raw)) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The arXiv id in an arXiv DOI, `10.48550/arXiv.2402.15627` (also with `math/0611800`). */
export function arxivOfDoi(doi: string): string | undefined {
  return /^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1];
}
