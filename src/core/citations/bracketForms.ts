import { type Found, longestConstruct, matchAt } from "./found.ts";
import { keyFound } from "./keyForms.ts";

/** Pandoc's rule (manual, "Citation syntax"): a letter, digit or `_`, then also single `:.#$%&-+?<>~/` between them. */
const pandocKey =
  /-?@(?:\{([^{}\s]{1,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_])){0,200}))/uy;
/** `[[key]]`, `[[@key]]`, `[[papers/key|shown]]`, `[[key#heading]]`. */
const wikilink =
  /\[\[((?:[^[\]|#\n\r]{0,150}\/)?@?)?([\p{L}\p{N}_][^[\]|#^/\s]{0,150})(?:[#^|][^[\]\n\r]{0,300})?\]\]/duy;

/**
 * What stands at an `@`: a citation in brackets (`[@a; see @b, §3]`, `[-@a]`, `[see @a]`), or `@{key}` alone. An address
 * of mail (`a@b`) is none, nor is the text of a Markdown link (`[@user](https://…)`, `[@user][1]`, `[@user]: …`).
 */
export function pandocForm(text: string, at: number, floor: number): Found[] {
  const previous = text.charAt(at - 1);
  if (previous !== "" && !/[\s[;(-]/.test(previous)) return [];
  const match = matchAt(pandocKey, text, at);
  const key = match?.[1] ?? match?.[2];
  if (!match || key === undefined) return [];
  const end = at + match[0].length;
  const braced = match[1] !== undefined;
  if (!isInBrackets(text, at, end, floor) && !(braced && !/[[-]$/.test(previous))) return [];
  return [keyFound("pandoc", key, at, end)];
}

function isInBrackets(text: string, at: number, end: number, floor: number): boolean {
  const before = text.slice(Math.max(0, Math.min(at, floor - longestConstruct), at - longestConstruct), at);
  const open = before.lastIndexOf("[");
  if (open < 0 || before.indexOf("]", open) >= 0) return false;
  if (/[\\![]/.test(before.charAt(open - 1))) return false;
  // The first key of a part stands at its beginning, behind a `-`, or behind words in the same paragraph.
  const prefix = before.slice(Math.max(open, before.lastIndexOf(";")) + 1);
  if (/\n[ \t]*\r?\n/.test(before.slice(open)) || /@/.test(prefix)) return false;
  const rest = text.slice(end, end + longestConstruct);
  const close = closing(rest);
  if (close === undefined || /\n[ \t]*\r?\n/.test(rest.slice(0, close))) return false;
  return !/[([:{]/.test(rest.charAt(close + 1)) || rest.startsWith("[@", close + 1);
}

/** Where the bracket closes in which we stand; pairs inside it do not count. */
function closing(rest: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of rest.matchAll(/[[\]]/g)) {
    if (bracket === "[") depth++;
    else if (depth-- === 0) return index;
  }
  return undefined;
}

/** What stands at a `[[`. */
export function wikilinkForm(text: string, at: number): Found[] {
  const match = matchAt(wikilink, text, at);
  const range = match?.indices?.[2];
  if (!match?.[2] || !range) return [];
  const start = match[1]?.endsWith("@") ? range[0] - 1 : range[0];
  return [keyFound("wikilink", match[2], start, range[1])];
}
