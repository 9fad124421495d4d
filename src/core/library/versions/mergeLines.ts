import { diff3MergeRegions } from "node-diff3";

/** A text that two versions of another one make, and how many conflicts are marked in it. */
export interface MergedText {
  readonly text: string;
  readonly conflicts: number;
}

/** The names that Git's marks bear. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges two versions line by line. What both have added in one place, where the base has nothing, is kept of both if
 * `keepsBoth`; else it is a conflict like any other, with Git's marks around the lines of both.
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
  for (const region of diff3MergeRegions(linesOf(ours), linesOf(base), linesOf(theirs))) {
    if (region.stable) {
      text += region.bufferContent.join("");
      continue;
    }
    const { aContent: mine, oContent: before, bContent: other } = region;
    const [a, b] = [mine.join(""), other.join("")];
    if (a === b) text += a;
    else if (keepsBoth && before.join("").trim() === "") text += bothOf(mine, other);
    else {
      conflicts++;
      const eol = ours.includes("\r\n") ? "\r\n" : "\n";
      const [mark, middle, end] = [`<<<<<<< ${sides.ours}`, "=======", `>>>>>>> ${sides.theirs}`];
      text += `${mark}${eol}${ended(a)}${middle}${eol}${ended(b)}${end}${eol}`;
    }
  }
  return { text, conflicts };
}

/** Two additions in one place, their common beginning and end written once. */
function bothOf(ours: readonly string[], theirs: readonly string[]): string {
  const shorter = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shorter && ours[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shorter - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const [a, b] = [ours, theirs].map((lines) => lines.slice(head, lines.length - tail).join(""));
  return [ours.slice(0, head).join(""), a ?? "", b ?? "", ours.slice(ours.length - tail).join("")]
    .filter((part) => part !== "")
    .map((part, at, all) => (at < all.length - 1 ? ended(part) : part))
    .join("");
}

/** The lines with their ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** The text, ending in a line end if it is not empty. */
export const ended = (text: string): string => (text === "" || /[\r\n]$/.test(text) ? text : `${text}\n`);

/** The lines of a front matter by the field that they belong to, comments above a field with it; "" for what is below. */
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
      // A field that stands twice is invalid YAML: its lines are kept together.
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
