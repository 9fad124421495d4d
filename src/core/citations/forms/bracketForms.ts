import { atSign, closeBracket, lineFeed, openBracket, semicolon } from "../lexing/codes.ts";
import { keyFound } from "./citekey.ts";
import { doxygenWord } from "./doxygenForms.ts";
import { type Found, longestConstruct, matchAt } from "./found.ts";
import { isLinkText } from "./linkDefinition.ts";

/**
 * Matches a key by Pandoc's rule (manual, "Citation syntax"): a letter, digit or `_`, then more of
 * them with single `:.#$%&-+?<>~/` in between, and the `://` of a key that is an address. Combining
 * marks belong to the letter before them.
 */
const pandocKey =
  /@(?:\{([\p{L}\p{N}_][^{}\s]{0,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_])|:\/\/(?=[\p{L}\p{N}_])){0,200}))/uy;
/** `[[key]]`, `[[@key]]`, `[[papers/key|shown]]`, `[[key#heading]]`. */
const wikilink =
  /\[\[((?:[^[\]|#\n\r]{0,150}\/)?@?)?([\p{L}\p{N}_][^[\]|#^/\s]{0,150})(?:[#^|][^[\]\n\r]{0,300})?\]\]/duy;

/**
 * Reads a Pandoc citation at an `@`: in brackets (`[@a; see @b, §3]`, `[-@a]`, `[see @a]`), or `@{key}`
 * without them; with `bare` also `@key`. Not an email address (`a@b`), nor the text of a Markdown link
 * (`[@user](https://…)`, `[@user][1]`, `[@user]: https://…`).
 */
export function pandocForm(text: string, at: number, bare: boolean): Found[] {
  const previous = text.charAt(at - 1);
  const isApart = previous === "" || /[\s[;(-]/.test(previous);
  if (!isApart && !(bare && mayStandBehind(text, at - 1))) return [];
  const braced = text.charAt(at + 1) === "{";
  const open = opening(text, at);
  if (open === undefined && !braced && !bare) return [];
  const match = matchAt(pandocKey, text, at);
  const key = match?.[1] ?? match?.[2];
  if (!match || key === undefined) return [];
  if (key === "cite" && doxygenWord(text, at).length > 0) return [];
  const end = at + match[0].length;
  if (open === undefined ? !isAlone(text, at, bare) : !isCluster(text, open, at, end)) return [];
  const found = keyFound("pandoc", key, at, end);
  if (isApart && (open !== undefined || braced)) return [found];
  // A BibTeX entry or a decorator.
  if (/[{(]/.test(text.charAt(end))) return [];
  return isCommand.test(key) ? [] : [{ ...found, bare: true }];
}

/**
 * Whether a key without brackets may follow the character at `at`: a quote, emphasis, a dash, a table cell;
 * not a word or the path of an address.
 */
function mayStandBehind(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (/[\p{L}\p{N}_\\@`^]/u.test(char)) return false;
  return char !== "/" || !/(?:\/\/|www\.)\S*$/.test(text.slice(Math.max(0, at - 200), at));
}

/**
 * Whether a key outside of brackets counts: not after a bracket that never closes. `-@key`, which omits the
 * authors, counts only with `bare`.
 */
function isAlone(text: string, at: number, bare: boolean): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  return bare ? !before.endsWith("[") && !/[\p{L}\p{N}_]-$/u.test(before) : !/[[-]$/.test(before);
}

/** Matches the commands of Doxygen (`@cite key`) and DocumenterCitations (`(@citet)`). */
const isCommand = /^(?:no)?cite[a-z]*$/i;

/** How many characters back the opening bracket of a cluster may be. */
const longestCluster = 600;

function isCluster(text: string, open: number, at: number, end: number): boolean {
  if (/[\\![]/.test(text.charAt(open - 1))) return false;
  const before = text.slice(open, at);
  if (/\n[ \t]*\r?\n/.test(before)) return false;
  const rest = text.slice(end, end + longestConstruct);
  const close = closing(rest);
  if (close === undefined || /\n[ \t]*\r?\n/.test(rest.slice(0, close))) return false;
  return !isLinkText(text, open, end + close);
}

/**
 * The offset of the bracket that opens around the key at `at`. Cheap, because it runs at
 * every decorator and doc tag: gives up at a `]`, at a blank line, after a few lines, and at
 * another key without a `;` in between.
 */
function opening(text: string, at: number): number | undefined {
  let isParted = false;
  let lines = 0;
  let keys = 0;
  for (let index = at - 1, limit = Math.max(0, at - longestCluster); index >= limit; index--) {
    switch (text.charCodeAt(index)) {
      case openBracket:
        return index;
      case closeBracket:
        return undefined;
      case semicolon:
        isParted = true;
        break;
      case atSign:
        if (!isParted || ++keys > 40) return undefined;
        break;
      case lineFeed:
        if (++lines > 6 || text.charCodeAt(index - 1) === lineFeed) return undefined;
    }
  }
  return undefined;
}

/** The offset of the bracket that closes around the key; up to three levels of others may nest inside. */
function closing(rest: string): number | undefined {
  const brackets = /[[\]]/g;
  let depth = 0;
  for (let match = brackets.exec(rest); match; match = brackets.exec(rest)) {
    if (match[0] === "[" && ++depth > 3) return undefined;
    if (match[0] === "]" && depth-- === 0) return match.index;
  }
  return undefined;
}

/** Reads a wikilink at a `[[`. */
export function wikilinkForm(text: string, at: number): Found[] {
  if (text.charAt(at + 2) === "[") return [];
  const match = matchAt(wikilink, text, at);
  const range = match?.indices?.[2];
  // `[[1]](https://…)` is a link; `[[https://…]]` is one of Org, of wikis and of Scaladoc.
  if (text.charAt(at + (match?.[0].length ?? 0)) === "(") return [];
  if (!match?.[2] || !range || match[1]?.includes("://")) return [];
  const start = match[1]?.endsWith("@") ? range[0] - 1 : range[0];
  return [keyFound("wikilink", match[2], start, range[1])];
}
