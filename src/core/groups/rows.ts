import type { LibraryPaper } from "../library/libraryPaper.ts";
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
  sorted(papers: readonly LibraryPaper[], label: RowLabel = "name"): readonly LibraryPaper[] {
    const wanted = new Set(papers);
    const known = this.#label === label ? this.#last.filter(({ paper }) => wanted.delete(paper)) : [];
    const fresh = [...wanted].map((paper) => this.#row(paper, label)).sort(byKey);
    this.#last = fresh.length === 0 ? known : known.length === 0 ? fresh : joined(known, fresh);
    return this.#last.map(({ paper }) => paper);
  }

  /** Makes the sort keys of these papers, a few hundred at a time, and awaits `breathe` in between. */
  async prepare(
    papers: readonly LibraryPaper[],
    label: RowLabel,
    breathe: () => Promise<void>,
  ): Promise<void> {
    for (const [at, paper] of papers.entries()) {
      this.#row(paper, label);
      if (at % slice === slice - 1) await breathe();
    }
  }

  #row(paper: LibraryPaper, label: RowLabel): Row {
    if (label !== this.#label) {
      this.#label = label;
      this.#rows = new WeakMap();
      this.#last = [];
    }
    const known = this.#rows.get(paper) ?? { paper, key: sortKey(rowName(paper, label)) };
    this.#rows.set(paper, known);
    return known;
  }
}

const byKey = (a: Row, b: Row): number => compare(a.key, b.key);

/** Merges two sorted lists. */
function joined(a: readonly Row[], b: readonly Row[]): readonly Row[] {
  const all: Row[] = [];
  let at = 0;
  for (const row of a) {
    for (let next = b[at]; next !== undefined && next.key < row.key; next = b[at]) {
      all.push(next);
      at++;
    }
    all.push(row);
  }
  for (const row of b.slice(at)) all.push(row);
  return all;
}

const slice = 1000;

/** A sort key that ignores case and accents and compares numbers by value. */
export function sortKey(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, "").padStart(8, "0"));
}

/** Reorders papers that are sorted by name: newest, last added, or most cited first. */
export function sorted(
  byName: readonly LibraryPaper[],
  sorting: Sorting,
  citations: (paper: LibraryPaper) => number,
): readonly LibraryPaper[] {
  if (sorting === "title") return byName;
  const ranked = byName.map((paper) => ({ paper, rank: rank(paper, sorting, citations) }));
  // Sorting is stable, so papers with equal ranks stay sorted by name.
  return ranked.sort((a, b) => compare(b.rank, a.rank)).map(({ paper }) => paper);
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
