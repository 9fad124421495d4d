import type { BesideTitle } from "./besideTitle.ts";

/** `[label]: https://…` in Markdown, behind a comment's mark too: what stands before the address. */
const markdownTarget = /^[\s#/*%;!>"-]{0,40}\[([^[\]]{1,300})\]:\s{0,20}<?$/;
/** `.. _Label: https://…` and `` .. _`Label`: https://… `` in reST. */
const restTarget = /^[\s#/*%;!>"-]{0,40}\.\. _(?:`([^`]{1,300})`|((?:[^`:\\]|\\.){1,300})):\s{0,20}$/;
/** `[text][label]` and `[label][]`, over a line's end too. */
const use = /\[([^[\]]{1,300})\]\[([^[\]]{0,300})\]/g;
const foldedLine = /\n[\s#/*%;!>]*/g;

/** Links whose address stands elsewhere: `[text][label]` and `[label]: address`. */
export interface ReferenceLinks {
  /**
   * The texts of the links to the address that begins there, the label last where it is a text itself; none where no
   * link target stands before it.
   */
  textsOf(line: number, start: number): readonly BesideTitle[];
}

/** So many uses of one label are enough to know what it is about. */
const mostUses = 20;

export function referenceLinks(lines: readonly string[]): ReferenceLinks {
  let uses: ReadonlyMap<string, readonly BesideTitle[]> | undefined;
  return {
    textsOf(line, start) {
      const whole = (lines[line] ?? "").slice(0, start);
      // The address may stand on the line below its label.
      const above = lines[line - 1] ?? "";
      const isBelow = whole.trim() === "" && above.length < 400 && restTarget.test(above);
      const before = isBelow ? above : whole;
      if (start > 700 || !/:\s{0,20}<?$/.test(before.slice(-30))) return [];
      const markdown = markdownTarget.exec(before)?.[1];
      const rest = restTarget.exec(before);
      const label = markdown ?? rest?.[1] ?? rest?.[2];
      if (label === undefined) return [];
      const column = before.lastIndexOf(label);
      const own = {
        text: label.replace(/\\(.)/g, "$1"),
        place: "link",
        kind: "firm",
        line: isBelow ? line - 1 : line,
        start: column,
        end: column + label.length,
      } as const;
      if (markdown === undefined) return [own];
      uses ??= usesIn(lines);
      return [...(uses.get(plain(label)) ?? []), own];
    },
  };
}

/** Labels are compared without case, their blanks as one (CommonMark, 4.7). */
const plain = (label: string) => label.trim().replace(/\s+/g, " ").toLowerCase();

function usesIn(lines: readonly string[]): ReadonlyMap<string, readonly BesideTitle[]> {
  const uses = new Map<string, BesideTitle[]>();
  const whole = lines.join("\n");
  let line = 0;
  let lineStart = 0;
  for (const { index, 1: text = "", 2: label = "" } of whole.matchAll(use)) {
    for (let end = lineEnd(whole, lineStart); end < index; end = lineEnd(whole, lineStart)) {
      line++;
      lineStart = end + 1;
    }
    const start = index + 1 - lineStart;
    const end = Math.min((lines[line] ?? "").length, start + text.length);
    const key = plain((label || text).replace(foldedLine, " "));
    const known = uses.get(key) ?? [];
    if (known.length >= mostUses) continue;
    known.push({ text: text.replace(foldedLine, " ").trim(), place: "link", kind: "firm", line, start, end });
    uses.set(key, known);
  }
  return uses;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
