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

/** The lines around each citation of a file; of several on one line only the first. */
export function codePlaces(
  file: string,
  lines: readonly string[],
  citations: readonly Citation[],
): readonly CodePlace[] {
  const seen = new Set<number>();
  return citations.flatMap((citation) => {
    const { line } = citation;
    if (lines[line] === undefined || seen.has(line)) return [];
    seen.add(line);
    const near = lines.slice(Math.max(0, line - around), line + around + 1);
    return [
      { backlink: { file, citation }, text: near.map((one) => one.slice(0, longestLine).trim()).join("\n") },
    ];
  });
}
