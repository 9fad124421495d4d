import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Sorting } from "../manifest.ts";
import { rowName } from "../papers/rowName.ts";

const collator = new Intl.Collator("en", { numeric: true });

/** The papers in an order: by the name that a row shows; the newest, the last added, the most cited first. */
export function sorted(
  papers: readonly LibraryPaper[],
  sorting: Sorting,
  citations: (paper: LibraryPaper) => number,
): readonly LibraryPaper[] {
  const rows = papers.map((paper) => ({
    paper,
    name: rowName(paper),
    rank: rank(paper, sorting, citations),
  }));
  return rows
    .sort((a, b) => compare(b.rank, a.rank) || collator.compare(a.name, b.name))
    .map(({ paper }) => paper);
}

/** What comes first has the greatest rank; papers that say nothing come last. */
function rank(
  paper: LibraryPaper,
  sorting: Sorting,
  citations: (paper: LibraryPaper) => number,
): string | number {
  if (sorting === "year") return paper.submitted ?? (paper.year === undefined ? "" : `${paper.year}`);
  if (sorting === "added") return paper.added ?? "";
  return sorting === "cited" ? citations(paper) : 0;
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
