import type { Citation } from "../citations/citation.ts";
import type { Backlink } from "../citations/citationIndex.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Place } from "./placeSearch.ts";

/** A line of a paper's notes; `line` counts from 0 at the beginning of the notes. */
export interface NotePlace extends Place {
  readonly paper: LibraryPaper;
  readonly line: number;
}

/** The lines around a citation. */
export interface CodePlace extends Place {
  readonly backlink: Backlink;
}

/** How many lines before and after a citation belong to it. */
const around = 3;
/** How many characters of a line of code are searched: longer lines are data. */
const longestLine = 400;
/** The same for notes, where a paragraph may be a line. */
const longestNote = 20_000;

/** The lines of a paper's notes that contain words. */
export function notePlaces(paper: LibraryPaper): readonly NotePlace[] {
  return (paper.notes ?? "")
    .split(/\r\n|\r|\n/)
    .map((text, line) => ({ paper, line, text: text.slice(0, longestNote) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** The lines around each citing line of a file; a line between two citations belongs to the nearer one. */
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
