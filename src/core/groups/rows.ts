import type { LibraryPaper } from "../library/libraryPaper.ts";
import { withoutAccents } from "../text/accents.ts";
import type { RowLabel, Sorting } from "./group.ts";
import { rowName } from "./rowName.ts";

/** The texts by which papers are sorted, each made once: a paper stays one object until something of it changes. */
export class SortKeys {
  #label: RowLabel = "name";
  #keys = new WeakMap<LibraryPaper, string>();

  /** The key of a paper's row; keys of other labels are forgotten. */
  of(paper: LibraryPaper, label: RowLabel = "name"): string {
    if (label !== this.#label) {
      this.#label = label;
      this.#keys = new WeakMap();
    }
    const known = this.#keys.get(paper);
    if (known !== undefined) return known;
    const key = sortKey(rowName(paper, label));
    this.#keys.set(paper, key);
    return key;
  }

  /** Makes the keys of these papers, some hundred at a time, and awaits `breathe` in between. */
  async prepare(
    papers: readonly LibraryPaper[],
    label: RowLabel,
    breathe: () => Promise<void>,
  ): Promise<void> {
    for (const [at, paper] of papers.entries()) {
      this.of(paper, label);
      if (at % slice === slice - 1) await breathe();
    }
  }
}

const slice = 1000;

/** A text that sorts by its letters without case and accents, and by the values of its numbers. */
export function sortKey(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, "").padStart(8, "0"));
}

/** The papers in an order: by the name that a row shows; the newest, the last added, the most cited first. */
export function sorted(
  papers: readonly LibraryPaper[],
  sorting: Sorting,
  citations: (paper: LibraryPaper) => number,
  keyOf: (paper: LibraryPaper) => string,
): readonly LibraryPaper[] {
  const rows = papers.map((paper) => ({ paper, key: keyOf(paper), rank: rank(paper, sorting, citations) }));
  return rows.sort((a, b) => compare(b.rank, a.rank) || compare(a.key, b.key)).map(({ paper }) => paper);
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
