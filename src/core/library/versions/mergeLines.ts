import { diff3MergeRegions } from "node-diff3";

/** A merged text, and the number of conflicts marked in it. */
export interface MergedText {
  readonly text: string;
  readonly conflicts: number;
}

/** The names for Git's conflict markers. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges two versions line by line. With `keepsBoth`, lines that both sides added in the same place are all kept;
 * otherwise that is a conflict, with Git's markers around both sides.
 */
export function mergeLines(
  base: string,
  ours: string,
  theirs: string,
  sides: Sides,
  { keepsBoth = false } = {},
): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: 0 };
  if (ours === base) return { text: theirs, conflicts: 0 };
  let conflicts = 0;
  let text = "";
  for (const region of regionsOf(linesOf(ours), linesOf(base), linesOf(theirs))) {
    if ("same" in region) {
      text += region.same.join("");
      continue;
    }
    const { mine, before, other } = region;
    const [a, b] = [mine.join(""), other.join("")];
    if (a === b) text += a;
    else if (keepsBoth && before.join("").trim() === "") text += bothOf(mine, other);
    else {
      conflicts++;
      const eol = lineEndOf(ours);
      const [mark, middle, end] = [`<<<<<<< ${sides.ours}`, "=======", `>>>>>>> ${sides.theirs}`];
      text += `${mark}${eol}${ended(a, eol)}${middle}${eol}${ended(b, eol)}${end}${eol}`;
    }
  }
  return { text, conflicts };
}

type Lines = readonly string[];
type Region =
  | { readonly same: Lines }
  | { readonly mine: Lines; readonly before: Lines; readonly other: Lines };

/** The most steps a comparison may take, a fraction of a second. Only a hostile file needs more. */
const mostSteps = 200_000_000;

/** The regions that are equal or changed on one side only, and between them those that both sides changed. */
function regionsOf(mine: Lines, before: Lines, other: Lines): readonly Region[] {
  for (const keysOf of [asTheyAre, withTheLineAbove])
    if (isQuick(mine, before, other, keysOf)) return compared(mine, before, other, keysOf);
  // Too long to compare: keep what all have in common at both ends, and treat the rest as one region.
  const shortest = Math.min(mine.length, before.length, other.length);
  const isShared = (at: (lines: Lines) => string | undefined) =>
    at(mine) === at(before) && at(mine) === at(other);
  let head = 0;
  while (head < shortest && isShared((lines) => lines[head])) head++;
  let tail = 0;
  while (tail < shortest - head && isShared((lines) => lines.at(-1 - tail))) tail++;
  const [a = [], o = [], b = []] = [mine, before, other].map((lines) =>
    lines.slice(head, lines.length - tail),
  );
  return [
    { same: mine.slice(0, head) },
    { mine: a, before: o, other: b },
    { same: mine.slice(mine.length - tail) },
  ];
}

/** Gives the keys by which lines are compared. */
type Keys = (lines: Lines) => readonly string[];
const asTheyAre: Keys = (lines) => lines;
/**
 * Comparing the hundreds of equal blank lines in long notes would take minutes: a blank line only equals one below the
 * same line.
 */
const withTheLineAbove: Keys = (lines) =>
  lines.map((line, at) => (line.trim() === "" ? line + (lines[at - 1] ?? "") : line));

function isQuick(mine: Lines, before: Lines, other: Lines, keysOf: Keys): boolean {
  const known = keysOf(before);
  return stepsFor(keysOf(mine), known) + stepsFor(keysOf(other), known) <= mostSteps;
}

/** A rough estimate of the steps that finding two texts' common lines takes. */
function stepsFor(one: Lines, other: Lines): number {
  const counts = new Map<string, number>();
  for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
  const more = one.reduce((sum, line) => sum + Math.max(0, (counts.get(line) ?? 0) - 1), 0);
  return more * Math.min(one.length, other.length) + (one.length * other.length) / 4;
}

function compared(mine: Lines, before: Lines, other: Lines, keysOf: Keys): readonly Region[] {
  const texts = { a: mine, o: before, b: other };
  const keys = [mine, before, other].map((lines) => [...keysOf(lines)]);
  return diff3MergeRegions(keys[0] ?? [], keys[1] ?? [], keys[2] ?? []).map((region) => {
    const part = (of: keyof typeof texts, start: number, length: number) =>
      texts[of].slice(start, start + length);
    return region.stable
      ? { same: part(region.buffer, region.bufferStart, region.bufferLength) }
      : {
          mine: part("a", region.aStart, region.aLength),
          before: part("o", region.oStart, region.oLength),
          other: part("b", region.bStart, region.bLength),
        };
  });
}

/** What both sides added in one place; a common beginning and end appear only once. */
function bothOf(ours: Lines, theirs: Lines): string {
  const shorter = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shorter && ours[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shorter - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const [a, b] = [ours, theirs].map((lines) => lines.slice(head, lines.length - tail).join(""));
  const eol = lineEndOf([...ours, ...theirs].join(""));
  return [ours.slice(0, head).join(""), a ?? "", b ?? "", ours.slice(ours.length - tail).join("")]
    .filter((part) => part !== "")
    .map((part, at, all) => (at < all.length - 1 ? ended(part, eol) : part))
    .join("");
}

/** The lines with their line ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** The line end that a text uses. */
export const lineEndOf = (text: string): "\r\n" | "\n" => (text.includes("\r\n") ? "\r\n" : "\n");

/** The text with a line end at its end, unless it is empty. */
export const ended = (text: string, eol: string): string =>
  text === "" || /[\r\n]$/.test(text) ? text : `${text}${eol}`;

/** The lines of a front matter by field, with the comments above each; "" for what follows the last field. */
export function fieldLines(yaml: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let above = "";
  let current: string | undefined;
  for (const line of linesOf(yaml)) {
    const name = /^(?:"([^"]+)"|'([^']+)'|([^\s#'"&*!|>%@`{}[\],?:-][^:#]*?))[ \t]*:(?=[ \t\r\n]|$)/.exec(
      line,
    );
    const field = name?.[1] ?? name?.[2] ?? name?.[3];
    if (field !== undefined) {
      // A duplicate field is invalid YAML: keep its lines together.
      fields.set(field, (fields.get(field) ?? "") + above + line);
      above = "";
      current = field;
    } else if (/^(?:#|\s*$)/.test(line) || current === undefined) above += line;
    else {
      fields.set(current, (fields.get(current) ?? "") + above + line);
      above = "";
    }
  }
  if (above !== "") fields.set("", above);
  return fields;
}
