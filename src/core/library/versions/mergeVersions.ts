import type { Paper } from "../../paper.ts";
import { editPaperFile } from "../paperFile/editPaperFile.ts";
import { type PaperFile, readPaperFile } from "../paperFile/parsePaperFile.ts";
import { ended, fieldLines, lineEndOf, type MergedText, mergeLines, type Sides } from "./mergeLines.ts";
import { isReconciled, reconciledEdits } from "./reconcile.ts";

/** A parsed version of a paper file; the base may be empty, if both sides created the file. */
interface Version {
  readonly yaml: string;
  readonly body: string;
  readonly paper?: Paper;
}

/**
 * Merges two versions of a paper file that share a base: front matter by fields, notes by lines. What both add is kept;
 * changes to different values are a conflict, marked as Git does. Other files are merged by lines.
 */
export function mergeVersions(base: string, ours: string, theirs: string, sides: Sides): MergedText {
  const [before, mine, other] = [base, ours, theirs].map((text) => readPaperFile(text, ""));
  if (!isPaper(mine) || !isPaper(other) || (!isPaper(before) && base !== ""))
    return mergeLines(base, ours, theirs, sides);
  const old = isPaper(before) ? versionOf(base, before) : { yaml: "", body: "" };
  const theirVersion = versionOf(theirs, other);
  const front = mergeFields(old, versionOf(ours, mine), theirVersion, ours, sides);
  const notes = mergeLines(old.body, ours.slice(mine.front.body), theirVersion.body, sides, {
    keepsBoth: true,
  });
  const closing = ours.slice(mine.front.end, mine.front.body);
  return {
    text: ours.slice(0, mine.front.start) + front.text + closing + notes.text,
    conflicts: front.conflicts + notes.conflicts,
  };
}

function isPaper(read: ReturnType<typeof readPaperFile>): read is PaperFile {
  return read !== undefined && !("code" in read);
}

const versionOf = (text: string, { front, paper }: PaperFile): Version => ({
  yaml: text.slice(front.start, front.end),
  body: text.slice(front.body),
  paper,
});

function mergeFields(base: Version, ours: Version, theirs: Version, text: string, sides: Sides): MergedText {
  const [before, mine, other] = [base, ours, theirs].map(({ yaml }) => fieldLines(yaml));
  const names = inOrder([...(mine?.keys() ?? [])], [...(other?.keys() ?? [])]);
  const of = (name: string) => [before?.get(name), mine?.get(name), other?.get(name)] as const;
  const isBoth = (name: string) => {
    const [was, a, b] = of(name);
    return a !== undefined && b !== undefined && a !== b && a !== was && b !== was;
  };
  const both = names.filter(isReconciled).filter(isBoth);
  const edited = editPaperFile(text, reconciledEdits(both, base.paper, ours.paper, theirs.paper));
  const read = typeof edited === "string" ? readPaperFile(edited, "") : undefined;
  const agreed =
    isPaper(read) && typeof edited === "string" ? fieldLines(versionOf(edited, read).yaml) : undefined;
  let conflicts = 0;
  const lines = names.map((name) => {
    const [was, a, b] = of(name);
    if (a === b || b === was) return a ?? "";
    if (a === was) return b ?? "";
    // If one side removed it and the other changed it, it stays.
    if (a === undefined || b === undefined) return a ?? b ?? "";
    const answer = isReconciled(name) ? agreed?.get(name) : undefined;
    if (answer !== undefined) return answer;
    const merged = mergeLines(was ?? "", a, b, sides);
    conflicts += merged.conflicts;
    return merged.text;
  });
  const eol = lineEndOf(lines.join(""));
  return { text: lines.map((line) => ended(line, eol)).join(""), conflicts };
}

/** The names of both sides in the order of `ours`; each that only `theirs` has follows its predecessor there. */
function inOrder(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const names = [...ours];
  for (const [at, name] of theirs.entries()) {
    if (names.includes(name)) continue;
    const before = names.indexOf(theirs[at - 1] ?? "");
    names.splice(before < 0 ? names.length : before + 1, 0, name);
  }
  // Lines below all fields come last.
  return names.includes("") ? [...names.filter((name) => name !== ""), ""] : names;
}
