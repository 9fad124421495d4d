import type { LibraryPaper } from "../library/libraryPaper.ts";
import { each, joined, type Steps, sorted } from "../steps.ts";
import { withoutAccents } from "../text/accents.ts";
import type { RowLabel, Sorting } from "./group.ts";
import { rowName } from "./rowName.ts";

/** A paper with its sort key. */
interface Row {
  readonly paper: LibraryPaper;
  readonly key: string;
}

/**
 * Caches the sort keys of papers, which stay valid as long as a paper is the same object, and the last order, from
 * which the next one differs little.
 */
export class SortKeys {
  #label: RowLabel = "name";
  #rows = new WeakMap<LibraryPaper, Row>();
  #last: readonly Row[] = [];

  /** Sorts papers by the names of their rows. Keys of other labels are forgotten. */
  *sorted(papers: readonly LibraryPaper[], label: RowLabel = "name"): Steps<readonly LibraryPaper[]> {
    if (label !== this.#label) {
      this.#label = label;
      this.#rows = new WeakMap();
      this.#last = [];
    }
    const rows = this.#rows;
    const wanted = new Set(papers);
    const known: Row[] = [];
    yield* each(this.#last, (row) => {
      if (wanted.delete(row.paper)) known.push(row);
    });
    const fresh: Row[] = [];
    yield* each(wanted, (paper) => {
      const row = rows.get(paper) ?? { paper, key: sortKey(rowName(paper, label)) };
      rows.set(paper, row);
      fresh.push(row);
    });
    const all = yield* joined(known, yield* sorted(fresh, byKey), byKey);
    if (rows === this.#rows) this.#last = all;
    return all.map(({ paper }) => paper);
  }
}

/** Compares names, then citekeys, so that the order of papers with one name does not depend on which changed last. */
const byKey = (a: Row, b: Row): number =>
  compare(a.key, b.key) || compare(a.paper.citekey, b.paper.citekey) || compare(a.paper.id, b.paper.id);

/** A sort key that ignores case and accents and compares numbers by value. */
export function sortKey(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, "").padStart(8, "0"));
}

/** Reorders papers that are sorted by name: newest, last added, or most cited first. */
export function* ranked(
  byName: readonly LibraryPaper[],
  sorting: Sorting,
  citations: (paper: LibraryPaper) => number,
): Steps<readonly LibraryPaper[]> {
  if (sorting === "title") return byName;
  const ranks = new Map<LibraryPaper, string | number>();
  yield* each(byName, (paper) => ranks.set(paper, rank(paper, sorting, citations)));
  const rankOf = (paper: LibraryPaper) => ranks.get(paper) ?? 0;
  // Sorting is stable, so papers with equal ranks stay sorted by name.
  return yield* sorted(byName, (a, b) => compare(rankOf(b), rankOf(a)));
}

/** The value that papers are sorted by, greatest first; the least value if the paper has none. */
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
