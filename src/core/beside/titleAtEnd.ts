/** A title in a text that ends where a citation begins. */
export interface TitleAtEnd {
  readonly text: string;
  readonly start: number;
  /** As in `BesideTitle`. */
  readonly kind: "firm" | "loose";
}

/** How far back a title can begin. */
const longestTail = 600;
/** Of all but the texts of links. */
const shortest = 8;

/**
 * The title at the end of a text. Read backwards from the id, mark by mark: expressions for it took most of a second at
 * a line of dashes.
 */
export function titleAtEnd(whole: string): TitleAtEnd | undefined {
  const offset = Math.max(0, whole.length - longestTail);
  const text = whole.slice(offset);
  // Most of what stands before an id is a word or two; only a link's text may be as short.
  if (text.length < shortest && !/[(<]\s*$/.test(text)) return undefined;
  const ends = titleEnds(text);
  const [range, kind] = [
    [linkText(text) ?? roleText(text) ?? quoted(text, ends) ?? marked(text, ends), "firm"] as const,
    [listed(text, ends) ?? announced(text), "loose"] as const,
  ].find(([found]) => found !== undefined) ?? [undefined, "loose" as const];
  if (range === undefined) return undefined;
  const title = text.slice(range.start, range.end);
  const start = offset + range.start + title.length - title.trimStart().length;
  return { text: title.trim(), start, kind };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range with its least and greatest length; longer and shorter texts are no titles. */
function rangeOf(start: number, end: number, least: number, most: number): Range | undefined {
  return start >= 0 && end - start >= least && end - start <= most ? { start, end } : undefined;
}

const separator = /[\s,.;:()[\]<>–—-]/;
const emphasis = /[\s,.;:()[\]<>_*–—-]/;
/** Years, "ICML 2024" and the words that announce an address. */
const filler =
  /(?<![\p{L}\p{N}])(?:paper|arxiv|preprint|url|link|doi|see|at|in|on|available|from|pdf|abs|html|by|\d{4}|[a-z]{2,12}\s?'?\d{2,4})$/iu;
const longestFiller = 20;
const mostFillers = 6;

/** Where a title may end, the furthest from the id first: what is behind is punctuation and fillers. */
function titleEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let end = text.length;
  for (;;) {
    end = strip(text, end, separator);
    ends.unshift(end);
    const word = filler.exec(text.slice(Math.max(0, end - longestFiller - 2), end))?.[0];
    if (word === undefined || ends.length > mostFillers) return ends;
    end -= word.length;
  }
}

function strip(text: string, from: number, letters: RegExp): number {
  let end = from;
  while (end > 0 && letters.test(text.charAt(end - 1))) end--;
  return end;
}

/** `[Title](https://…` */
function linkText(text: string): Range | undefined {
  const end = strip(text, text.endsWith("<") ? text.length - 1 : text.length, /\s/);
  if (!text.startsWith("](", end - 2)) return undefined;
  const start = lastOf(text, end - 3, "[]") + 1;
  return text.charAt(start - 1) === "[" ? rangeOf(start, end - 2, 1, 300) : undefined;
}

/** `` `Title <https://… `` */
function roleText(text: string): Range | undefined {
  if (!text.endsWith("<")) return undefined;
  const start = lastOf(text, text.length - 2, "`<>") + 1;
  return text.charAt(start - 1) === "`" ? rangeOf(start, text.length - 1, 1, 300) : undefined;
}

/** `by Vaswani et al.`, `(Vaswani, A., Shazeer, N. and others`: who wrote it, between a quoted title and the id. */
const authors =
  /[,.]?\s?(?:by\s|\(|(?=[^"]{0,60}\bet al))(?:(?:\p{Lu}[\p{L}\p{M}'’-]{0,30}\.?|and|&|et|al\.?|others|de|van|von|der|la)(?:[\s,)]{1,3}|$)){1,24}/uy;

/** `"Title", https://…`, also in curly quotes. */
function quoted(text: string, ends: readonly number[]): Range | undefined {
  const close = lastOf(text, text.length - 1, '"”');
  if (close < 0) return undefined;
  const gap = ends[0] ?? text.length;
  authors.lastIndex = close + 1;
  if (gap > close + 1 && !(authors.test(text) && authors.lastIndex >= gap)) return undefined;
  const start = lastOf(text, close - 1, '"“”') + 1;
  return /["“]/.test(text.charAt(start - 1)) ? rangeOf(start, close, shortest, 301) : undefined;
}

/** `` `Title` - https://… ``, `*Title*, https://…`, with one mark or two. */
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

/** A plain entry of a list: `Title. NeurIPS 2021. https://…`, `Author et al. Title, https://…`, or on a line of its own. */
function listed(text: string, ends: readonly number[]): Range | undefined {
  for (const gap of ends) {
    const close = strip(text, gap, emphasis);
    const end = close - (/[?!]?[,.]?'?$/.exec(text.slice(Math.max(0, close - 3), close))?.[0].length ?? 0);
    const found = startingAtMark(text, end, '|".', ".|:-*");
    if (found) return text.charAt(found.start) === "'" ? { ...found, start: found.start + 1 } : found;
  }
  return undefined;
}

/** Words before a dash, a colon, an opening bracket: `Title - https://…`. */
function announced(text: string): Range | undefined {
  const end = strip(text, text.length, /[–—:|(<\s-]/);
  return /\S/.test(text.slice(end)) ? startingAtMark(text, end, '|"', "|:-*") : undefined;
}

const longestLoose = 200;

/** The longest range up to `end` with no wall in it that begins behind a mark and a blank, or with the text. */
function startingAtMark(text: string, end: number, walls: string, marks: string): Range | undefined {
  const wall = lastOf(text, end - 1, walls, longestLoose + 2);
  const whole = wall < 0 ? rangeOf(0, end, shortest, longestLoose) : undefined;
  if (whole) return whole;
  for (let at = Math.max(0, wall, end - longestLoose - 2); at < end; at++) {
    if (!marks.includes(text.charAt(at)) || !/\s/.test(text.charAt(at + 1))) continue;
    const found = rangeOf(at + 2, end, shortest, longestLoose);
    if (found) return found;
  }
  return undefined;
}

/** Where the last of these letters stands at `from` or before it, -1 if nowhere (or not within `most` letters). */
function lastOf(text: string, from: number, letters: string, most = longestTail): number {
  for (let at = from; at >= Math.max(0, from - most); at--) if (letters.includes(text.charAt(at))) return at;
  return -1;
}
