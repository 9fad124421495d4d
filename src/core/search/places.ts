import type { Citation } from "../citations/citation.ts";
import type { Backlink } from "../citations/citationIndex.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Place } from "./placeSearch.ts";

/** A line of a paper's notes; `line` counts from 0 at their beginning. */
export interface NotePlace extends Place {
  readonly paper: LibraryPaper;
  readonly line: number;
}

/** The lines around a citation. */
export interface CodePlace extends Place {
  readonly backlink: Backlink;
}

/** Lines before and after a citation that are said of it. */
const around = 3;
/** Longer lines are data: so much of one is searched. */
const longestLine = 400;

/** The lines of a paper's notes that have words. */
export function notePlaces(paper: LibraryPaper): readonly NotePlace[] {
  return (paper.notes ?? "")
    .split(/\r\n|\r|\n/)
    .map((text, line) => ({ paper, line, text: text.slice(0, longestLine) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** The lines around each line of a file that cites; a line between two is said of the nearer one. */
export function codePlaces(
  file: string,
  lines: readonly string[],
  citations: readonly Citation[],
): readonly CodePlace[] {
  const first = new Map(citations.toReversed().map((citation) => [citation.line, citation]));
  const sorted = [...first.values()]
    .filter(({ line }) => lines[line] !== undefined)
    .sort((a, b) => a.line - b.line);
  return sorted.map((citation, n) => {
    const { line } = citation;
    const before = sorted[n - 1]?.line ?? Number.NEGATIVE_INFINITY;
    const after = sorted[n + 1]?.line ?? Number.POSITIVE_INFINITY;
    const start = Math.max(0, line - around, Math.floor((before + line) / 2) + 1);
    const end = Math.min(line + around, Math.floor((line + after) / 2));
    const near = lines.slice(start, end + 1).map((one) => one.slice(0, longestLine).trim());
    return { backlink: { file, citation }, text: near.join("\n") };
  });
}
