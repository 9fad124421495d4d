import type { LibraryPaper } from "../library/libraryPaper.ts";
import { isPaperFile } from "../library/source.ts";
import type { Category, ReadingStatus } from "../paper.ts";
import { finished, readingNow } from "./readingList.ts";

/** How many papers have a value; `undefined` counts papers without one. */
export interface Count<T> {
  readonly value: T;
  readonly papers: number;
}

/** Figures about a library. Each paper counts once in every table. */
export interface LibrarySummary {
  readonly papers: number;
  /** Papers with a file, the reader's or the workspace's. */
  readonly filed: number;
  readonly statuses: readonly Count<ReadingStatus>[];
  /** In the order of the tree, without empty ones; papers without a category come last. */
  readonly categories: readonly Count<Category | undefined>[];
  /** How many categories there are beyond those. */
  readonly moreCategories: number;
  /** Up to the last, including years without papers; then papers without a year. */
  readonly years: readonly Count<number | undefined>[];
  /** How many years there are before those. */
  readonly moreYears: number;
  readonly withNotes: number;
  readonly reading: readonly LibraryPaper[];
  /** Papers finished in the current month, latest first. */
  readonly readThisMonth: readonly LibraryPaper[];
  /** The papers most cited in the workspace, most cited first. */
  readonly mostCited: readonly { readonly paper: LibraryPaper; readonly citations: number }[];
}

/** The longest chart, in bars. */
const mostBars = 60;
/** How many of the most cited papers are listed. */
const mostCitedListed = 10;
/** The longest row, in years, that also shows years without papers: one old book would make it far too long. */
const longestRow = 40;

/** Summarises a library. `citations` says how often the workspace cites a paper; `today` is a day as `YYYY-MM-DD`. */
export function summaryOf(
  papers: readonly LibraryPaper[],
  categories: readonly Category[],
  citations: (paper: LibraryPaper) => number,
  today: string,
): LibrarySummary {
  const byCategory = countsOf(papers, ({ category }) => category || undefined);
  const named = new Set(categories.map(({ id }) => id));
  const unnamed = [...byCategory.keys()].flatMap((id) =>
    id === undefined || named.has(id) ? [] : [{ id, title: id }],
  );
  const all = [...categories, ...unnamed.sort((a, b) => (a.id < b.id ? -1 : 1)), undefined].flatMap(
    (value) => {
      const count = byCategory.get(value?.id) ?? 0;
      return count === 0 ? [] : [{ value, papers: count }];
    },
  );
  const years = yearsOf(countsOf(papers, ({ year }) => year));
  const byStatus = countsOf(papers, ({ status = "unread" }) => status);
  return {
    papers: papers.length,
    filed: papers.filter(({ origins }) => origins.some(({ kind }) => isPaperFile(kind))).length,
    statuses: (["unread", "reading", "read"] as const).map((value) => ({
      value,
      papers: byStatus.get(value) ?? 0,
    })),
    categories: all.slice(0, mostBars),
    moreCategories: Math.max(0, all.length - mostBars),
    years: years.slice(-mostBars),
    moreYears: Math.max(0, years.length - mostBars),
    withNotes: papers.filter(({ notes = "" }) => notes.trim() !== "").length,
    reading: readingNow(papers),
    readThisMonth: finished(papers).filter((paper) => paper.finished?.slice(0, 7) === today.slice(0, 7)),
    mostCited: papers
      .map((paper) => ({ paper, citations: citations(paper) }))
      .filter((one) => one.citations > 0)
      .sort((a, b) => b.citations - a.citations || (a.paper.citekey < b.paper.citekey ? -1 : 1))
      .slice(0, mostCitedListed),
  };
}

function countsOf<T>(papers: readonly LibraryPaper[], of: (paper: LibraryPaper) => T): Map<T, number> {
  const counts = new Map<T, number>();
  for (const paper of papers) {
    const value = of(paper);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function yearsOf(counts: ReadonlyMap<number | undefined, number>): readonly Count<number | undefined>[] {
  const years = [...counts.keys()].filter((year) => year !== undefined).sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first !== undefined && last !== undefined && last - first < longestRow)
    for (let year = first + 1; year < last; year++) if (!counts.has(year)) years.push(year);
  const none = counts.get(undefined) ?? 0;
  return [
    ...years.sort((a, b) => a - b).map((value) => ({ value, papers: counts.get(value) ?? 0 })),
    ...(none > 0 ? [{ value: undefined, papers: none }] : []),
  ];
}
