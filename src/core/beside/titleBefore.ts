import { memoizeTexts } from "../memoize.ts";
import { isLabel } from "../titles/labels.ts";
import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import { type BesideTitle, type FoundTitle, lastOf, type Range, rangeOf, strip } from "./besideTitle.ts";
import { setApart, titleOfItem } from "./titleOfItem.ts";
import { titleOfReference } from "./titleOfReference.ts";

/** How many characters before an id a title can begin. */
const longestTail = 700;
/** The shortest title outside links, in characters. */
const shortest = 8;

/**
 * The title before an id. Scans backwards from the id, mark by mark: regular expressions took most of a second for a
 * line of dashes.
 */
export function titleBefore(whole: string): FoundTitle | undefined {
  const offset = Math.max(0, whole.length - longestTail);
  const text = whole.slice(offset);
  // Most texts before an id are a word or two; only a link's text may be that short.
  if (text.length < shortest && !/[(<]\s*$/.test(text)) return undefined;
  const found = titleAtEnd(text);
  return found && { ...found, start: offset + found.start, end: offset + found.end };
}

/**
 * Memoized, because code and comments are copied from file to file: in a large
 * tree most texts before ids recur.
 */
const titleAtEnd = /* @__PURE__ */ memoizeTexts(1000, (text) => linked(text) ?? unlinked(text));

/** The text of the link whose target is the id; if that is only "[paper]", the title before the link. */
function linked(text: string): FoundTitle | undefined {
  const range = linkText(text) ?? roleText(text) ?? anchor(text);
  if (range === undefined) return undefined;
  const inner = text.slice(range.start, range.end);
  // An image is a badge, not a title.
  const isBadge = inner.startsWith("![") || inner === "";
  if (!isBadge && !isLabel(tidyTitle(inner))) return inLink(text, range, inner);
  return titleOfItem(beforeBrackets(text, range.outer));
}

/** The text of a link; if that is a whole reference, the title in it. */
function inLink(text: string, range: Range, inner: string): FoundTitle {
  const isQuoted = /^\s*["“]/.test(inner);
  // `"Title", by Ada Bee`: the title is what stands between the marks.
  const goesOn = /^\s*(?:paper:\s*)?["“][^"“”]{8,300}["”][^"“”]{4,}$/i.test(inner);
  const part = goesOn ? inReference(range, inner, "quoted") : undefined;
  if (part !== undefined) return part;
  const whole = titleOf(text, range, isQuoted ? "quoted" : "link", "firm");
  return isQuoted || looksLikeTitle(whole.text) ? whole : (inReference(range, inner, "link") ?? whole);
}

/** The title in a text that is a whole reference. */
function inReference(range: Range, inner: string, place: BesideTitle["place"]): FoundTitle | undefined {
  const part = setApart(inner) ?? titleOfReference(inner);
  if (part === undefined) return undefined;
  const isAnnounced = part.isAnnounced || part.place === "reference";
  const { start, end } = range;
  return {
    ...part,
    place,
    kind: "firm",
    start: start + part.start,
    end: Math.min(end, start + part.end),
    ...(isAnnounced && { isAnnounced }),
  };
}

/** The text before a link, without the brackets that open around the link: `[[paper](…)]`, `([paper](…))`. */
function beforeBrackets(text: string, end: number): string {
  return text.slice(0, strip(text, end, /[\s[(|]/));
}

function unlinked(text: string): FoundTitle | undefined {
  const ends = titleEnds(text);
  const firm = quoted(text, ends) ?? marked(text, ends);
  const place = firm && text.charAt(firm.start - 1) === "*" ? "link" : "quoted";
  const apart = firm && titleOf(text, firm, place, "firm");
  if (apart && !isLabel(apart.text))
    return looksLikeTitle(apart.text)
      ? apart
      : (inReference(firm, text.slice(firm.start, firm.end), place) ?? apart);
  const set = setApart(text) ?? titleOfReference(text.slice(0, strip(text, text.length, /[\s[(<]/)));
  if (set) return set;
  const loose = listed(text, ends) ?? announced(text);
  const found = loose && titleOf(text, loose, "line", "loose");
  if (found && looksLikeTitle(found.text)) return found;
  return titleOfItem(text) ?? (found && !isLabel(found.text) ? found : undefined);
}

function titleOf(
  text: string,
  { start, end }: Range,
  place: BesideTitle["place"],
  kind: BesideTitle["kind"],
): FoundTitle {
  const raw = text.slice(start, end);
  const plain = raw.trim();
  const from = start + raw.indexOf(plain);
  const tidy = tidyTitle(plain);
  const within = plain.indexOf(tidy);
  return within < 0
    ? { text: tidy, place, kind, start: from, end: from + plain.length }
    : { text: tidy, place, kind, start: from + within, end: from + within + tidy.length };
}

const separator = /[\s,.;:()[\]<>–—-]/;
const emphasis = /[\s,.;:()[\]<>_*–—-]/;
/** Matches years, "ICML 2024" and words that announce an address. */
const filler =
  /(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d])(?:paper|arxiv|preprint|corr|url|link|doi|see|at|in|on|available|from|pdf|abs|html|by|\d{4}|[a-z]{2,12}\s?'?\d{2,4})$/i;
const longestFiller = 20;
const mostFillers = 6;

/** Where a title may end, the furthest from the id first: only punctuation and fillers follow. */
function titleEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let end = text.length;
  for (;;) {
    end = strip(text, end, separator);
    ends.unshift(end);
    // `"Title," *arXiv preprint arXiv:…`
    const marked = text.charAt(end - 1) === "*" ? end - 1 : end;
    const word = filler.exec(text.slice(Math.max(0, marked - longestFiller - 2), marked))?.[0];
    if (word === undefined || ends.length > mostFillers) {
      const opening = /[*_]\s*$/.exec(text.slice(Math.max(0, end - 3), end));
      if (opening !== null && ends.length > 1) ends.unshift(strip(text, end, emphasis));
      return ends;
    }
    end = marked - word.length;
  }
}

interface LinkRange extends Range {
  /** Where the link begins, including its bracket. */
  readonly outer: number;
}

/** Finds `[Title](https://…`; the title may contain brackets. */
function linkText(text: string): LinkRange | undefined {
  const end = strip(text, text.endsWith("<") ? text.length - 1 : text.length, /\s/);
  if (!text.startsWith("](", end - 2)) return undefined;
  let depth = 1;
  for (let at = end - 3; at >= Math.max(0, end - 500); at--) {
    const letter = text.charAt(at);
    if (letter === "]") depth++;
    else if (letter === "[" && --depth === 0) {
      const range = rangeOf(at + 1, end - 2, 0, 480);
      return range && { ...range, outer: text.charAt(at - 1) === "!" ? at - 1 : at };
    }
  }
  return undefined;
}

/** Finds `` `Title <https://… ``. */
function roleText(text: string): LinkRange | undefined {
  if (!text.endsWith("<")) return undefined;
  const start = lastOf(text, text.length - 2, "`<>") + 1;
  const range = text.charAt(start - 1) === "`" ? rangeOf(start, text.length - 1, 1, 400) : undefined;
  return range && { ...range, outer: start - 1 };
}

/**
 * Finds `<a href="https://…`. The text of the link follows the id; the text before it is only used if that is a label.
 */
function anchor(text: string): LinkRange | undefined {
  const start = /<a\s[^<>]{0,200}["']$/i.exec(text.slice(-220));
  if (start === null) return undefined;
  const at = Math.max(0, text.length - 220) + start.index;
  return { start: at, end: at, outer: at };
}

/**
 * Matches the authors between a quoted title and the id: `by Vaswani et al.`, `(Vaswani, A., Shazeer, N. and others`.
 */
const authors =
  /[,.]?\s?(?:by\s|\(|(?=[^"]{0,60}\bet al))(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]{0,30}\.?|and|&|et|al\.?|others|de|van|von|der|la)(?:[\s,)]{1,3}|$)){1,24}/y;

/** Finds `"Title", https://…` and `'Title,' https://…`, also with curly quotes. */
function quoted(text: string, ends: readonly number[]): Range | undefined {
  const gap = ends[0] ?? text.length;
  const close = Math.max(lastOf(text, text.length - 1, '"”'), singleClose(text, gap));
  if (close < 0) return undefined;
  authors.lastIndex = close + 1;
  if (gap > close + 1 && !(authors.test(text) && authors.lastIndex >= gap)) return undefined;
  if (/['’]/.test(text.charAt(close))) {
    const open = Math.max(text.lastIndexOf(" '", close - 1), text.lastIndexOf("‘", close - 1) - 1);
    const start = open < 0 && /^['‘]/.test(text) ? 1 : open + 2;
    return start < 1 || open < -1 ? undefined : rangeOf(start, close, 15, 301);
  }
  const start = lastOf(text, close - 1, '"“”') + 1;
  return /["“]/.test(text.charAt(start - 1)) ? rangeOf(start, close, shortest, 301) : undefined;
}

function singleClose(text: string, gap: number): number {
  const close = gap - 1;
  return /['’]/.test(text.charAt(close)) ? close : -1;
}

/** Finds `` `Title` - https://… `` and `*Title*, https://…`, with one mark or two. */
function marked(text: string, ends: readonly number[]): Range | undefined {
  const close = (ends[0] ?? 0) - 1;
  const mark = text.charAt(close);
  if (mark !== "`" && mark !== "*") return undefined;
  const end = text.charAt(close - 1) === mark ? close - 1 : close;
  const start = lastOf(text, end - 1, mark) + 1;
  const open = text.charAt(start - 2) === mark ? start - 2 : start - 1;
  return start > 0 && (open === 0 || /[\s([]/.test(text.charAt(open - 1)))
    ? rangeOf(start, end, shortest, 300)
    : undefined;
}

/**
 * Finds a plain list entry: `Title. NeurIPS 2021. https://…`, `Author et al. Title, https://…`, or a title on its own
 * line.
 */
function listed(text: string, ends: readonly number[]): Range | undefined {
  for (const gap of ends) {
    const close = strip(text, gap, emphasis);
    const end = close - (/[?!]?[,.]?'?$/.exec(text.slice(Math.max(0, close - 3), close))?.[0].length ?? 0);
    const found = startingAtMark(text, end, '|".\t', ".|:-*");
    if (found) return text.charAt(found.start) === "'" ? { ...found, start: found.start + 1 } : found;
  }
  return undefined;
}

/** Finds words before a dash, a colon or an opening bracket: `Title - https://…`. */
function announced(text: string): Range | undefined {
  const end = strip(text, text.length, /[–—:|(<\s-]/);
  return /\S/.test(text.slice(end)) ? startingAtMark(text, end, '|"', "|:-*") : undefined;
}

const longestLoose = 200;

/**
 * The longest range up to `end` that has no wall in it and begins after a mark and a blank, or at the start of the
 * text.
 */
function startingAtMark(text: string, end: number, walls: string, marks: string): Range | undefined {
  const wall = lastWall(text, end - 1, walls);
  const whole = wall < 0 ? rangeOf(0, end, shortest, longestLoose) : undefined;
  if (whole) return whole;
  for (let at = Math.max(0, wall, end - longestLoose - 2); at < end; at++) {
    if (!marks.includes(text.charAt(at)) || !/\s/.test(text.charAt(at + 1))) continue;
    if (text.charAt(at) === "." && !isStop(text, at)) continue;
    const found = rangeOf(at + 2, end, shortest, longestLoose);
    if (found) return found;
  }
  return undefined;
}

/** Where the last wall is. A full stop is one only if a sentence may end there: not in "2.0" or after an initial. */
function lastWall(text: string, from: number, walls: string): number {
  for (let at = from; ; at--) {
    at = lastOf(text, at, walls, Math.max(0, longestLoose + 2 - (from - at)));
    if (at < 0 || text.charAt(at) !== ".") return at;
    if (isStop(text, at)) return at;
  }
}

const isStop = (text: string, at: number) =>
  /\s/.test(text.charAt(at + 1)) && /[^\s.][^\s.]$/.test(text.slice(Math.max(0, at - 2), at));
