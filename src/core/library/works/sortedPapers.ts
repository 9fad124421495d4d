import type { LibraryPaper } from "../libraryPaper.ts";

/** Papers sorted by citekey, updated on access, so that a single change does not sort everything again. */
export class SortedPapers {
  readonly #gone = new Set<LibraryPaper>();
  readonly #come = new Set<LibraryPaper>();
  #sorted: readonly LibraryPaper[] = [];

  add(paper: LibraryPaper): void {
    this.#come.add(paper);
  }

  delete(paper: LibraryPaper): void {
    if (!this.#come.delete(paper)) this.#gone.add(paper);
  }

  /** The same array until something changes. */
  get all(): readonly LibraryPaper[] {
    if (this.#gone.size > 0) this.#sorted = this.#sorted.filter((paper) => !this.#gone.has(paper));
    if (this.#come.size > 0) this.#sorted = inserted(this.#sorted, [...this.#come].sort(byCitekey));
    this.#gone.clear();
    this.#come.clear();
    return this.#sorted;
  }
}

function byCitekey(a: LibraryPaper, b: LibraryPaper): number {
  if (a.citekey !== b.citekey) return a.citekey < b.citekey ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** With more new papers than this, sorting everything is faster than inserting each. */
const fewest = 64;

/** Merges `few` into `many`; both must be sorted. */
function inserted(many: readonly LibraryPaper[], few: readonly LibraryPaper[]): readonly LibraryPaper[] {
  if (many.length === 0) return few;
  if (few.length > fewest) return many.concat(few).sort(byCitekey);
  const parts: LibraryPaper[][] = [];
  let taken = 0;
  for (const paper of few) {
    const place = placeOf(paper, many, taken);
    parts.push(many.slice(taken, place), [paper]);
    taken = place;
  }
  parts.push(many.slice(taken));
  return parts.flat();
}

/** The number of papers, at least `low`, that sort before this one. */
function placeOf(paper: LibraryPaper, sorted: readonly LibraryPaper[], low: number): number {
  let [from, to] = [low, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other && byCitekey(other, paper) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
