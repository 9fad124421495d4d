import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { ReadingStatus } from "../paper.ts";
import { shownId } from "../paperId.ts";
import { shortened } from "../text/shortened.ts";

/** The rows of a comparison, in their order. */
export const comparedFields = [
  "authors",
  "appeared",
  "ids",
  "subject",
  "category",
  "tags",
  "status",
  "dates",
  "cited",
  "code",
  "notes",
] as const;

export type ComparedField = (typeof comparedFields)[number];

/** A row: each paper's value of a field, in the order of the papers; "" for none. */
export interface ComparedRow {
  readonly field: ComparedField;
  readonly cells: readonly string[];
  /** Whether all papers have the same value. */
  readonly isSame: boolean;
}

/** What a comparison needs from outside: words in the user's language, and what only the workspace knows. */
export interface ComparisonWords {
  readonly statuses: Readonly<Record<ReadingStatus, string>>;
  readonly started: (day: string) => string;
  readonly finished: (day: string) => string;
  readonly added: (day: string) => string;
  readonly moreAuthors: (authors: string, more: number) => string;
  readonly categoryTitle: (id: string) => string;
  /** Where and when it appeared. */
  readonly appeared: (paper: LibraryPaper) => string;
  /** How often this workspace cites it; "" for never. */
  readonly cited: (paper: LibraryPaper) => string;
}

const mostAuthors = 6;
/** How many non-blank lines of the notes are shown; each is cut at a length in UTF-16 units. */
const noteLines = 6;
const longestLine = 200;

/** Compares papers side by side: a row for each field that at least one of them has. */
export function comparisonOf(
  papers: readonly LibraryPaper[],
  words: ComparisonWords,
): readonly ComparedRow[] {
  return comparedFields.flatMap((field) => {
    const cells = papers.map((paper) => cellOf(field, paper, words));
    if (cells.every((cell) => cell === "")) return [];
    return [{ field, cells, isSame: cells.every((cell) => cell === cells[0]) }];
  });
}

function cellOf(field: ComparedField, paper: LibraryPaper, words: ComparisonWords): string {
  switch (field) {
    case "authors": {
      const authors = paper.authors ?? [];
      const shown = authors.slice(0, mostAuthors).join(", ");
      return authors.length > mostAuthors ? words.moreAuthors(shown, authors.length - mostAuthors) : shown;
    }
    case "appeared":
      return words.appeared(paper);
    case "ids":
      return paper.ids
        .filter((id) => !id.startsWith("key:"))
        .map(shownId)
        .join(", ");
    case "subject":
      return paper.subject ?? "";
    case "category":
      return paper.category ? words.categoryTitle(paper.category) : "";
    case "tags":
      return (paper.tags ?? []).join(", ");
    case "status":
      return words.statuses[paper.status ?? "unread"];
    case "dates":
      return [
        paper.added && words.added(paper.added),
        paper.started && words.started(paper.started),
        paper.finished && words.finished(paper.finished),
      ]
        .filter(Boolean)
        .join(", ");
    case "cited":
      return words.cited(paper);
    case "code":
      return paper.code ?? "";
    case "notes":
      return firstLines(paper.notes ?? "");
  }
}

function firstLines(notes: string): string {
  const lines = notes.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const shown = lines.slice(0, noteLines).map((line) => shortened(line, longestLine).trimEnd());
  return [...shown, ...(lines.length > noteLines ? ["…"] : [])].join("\n");
}
