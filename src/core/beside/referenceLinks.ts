import type { BesideTitle } from "./besideTitle.ts";

/** Matches what stands before the address in Markdown's `[label]: https://…`, also after a comment mark. */
const markdownTarget = /^[\s#/*%;!>"-]{0,40}\[([^[\]]{1,300})\]:\s{0,20}<?$/;
/** Matches the same in reST: `.. _Label: https://…` and `` .. _`Label`: https://… ``. */
const restTarget = /^[\s#/*%;!>"-]{0,40}\.\. _(?:`([^`]{1,300})`|((?:[^`:\\]|\\.){1,300})):\s{0,20}$/;
/** Matches `[text][label]` and `[label][]`, also across a line end. */
const use = /\[([^[\]]{1,300})\]\[([^[\]]{0,300})\]/g;
const foldedLine = /\n[\s#/*%;!>]*/g;

/** Links whose address is written elsewhere: `[text][label]` and `[label]: address`. */
export interface ReferenceLinks {
  /**
   * The texts of the links to the address that begins there; the label comes last if it is a text itself. Empty if no
   * link target stands before the address.
   */
  textsOf(line: number, start: number): readonly BesideTitle[];
}

/** How many uses of one label are read. */
const mostUses = 20;

/** Finds the reference links of a text, in Markdown and reST. */
export function referenceLinks(lines: readonly string[]): ReferenceLinks {
  let uses: ReadonlyMap<string, readonly BesideTitle[]> | undefined;
  return {
    textsOf(line, start) {
      const whole = (lines[line] ?? "").slice(0, start);
      // The address may be on the line below its label.
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

/** Normalises a label: compared ignoring case, with runs of blanks as one (CommonMark, 4.7). */
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
