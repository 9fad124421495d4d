import type { LibraryPaper } from "../library/libraryPaper.ts";
import { isPaperFile } from "../library/source.ts";
import { phraseOf } from "./phrase.ts";

/** The names of the filters (`author:fu`, `year:2024..`, `cited:yes`), with the values that always exist. */
export const filterValues = {
  author: [],
  year: [],
  status: ["unread", "reading", "read"],
  category: [],
  tag: [],
  cited: ["yes", "no"],
  has: ["notes", "abstract", "file", "code", "pdf", "category"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FilterName = keyof typeof filterValues;

export const isFilterName = (name: string): name is FilterName => Object.hasOwn(filterValues, name);

/** What the search needs to know about a paper that the paper itself does not say. */
export interface Facts {
  isCited(paper: LibraryPaper): boolean;
  /** The papers that are cited in the same files of the workspace, with the number of such files. */
  citedWith(paper: LibraryPaper): ReadonlyMap<LibraryPaper, number>;
}

/** For use without a workspace. */
export const nothingCited: Facts = { isCited: () => false, citedWith: () => new Map() };

export type Filter = (paper: LibraryPaper, facts: Facts) => boolean;

/**
 * Makes the filter for a name and a value. The value may be incomplete: `year:20` accepts 2024. Without a value all
 * papers pass.
 */
export function filterOf(name: FilterName, value: string): Filter {
  const wanted = value.toLowerCase().trim();
  if (wanted === "") return () => true;
  switch (name) {
    case "author": {
      const words = phraseOf(wanted, false);
      return ({ authors }) => words === undefined || authors?.some(words.isIn) === true;
    }
    case "year":
      return yearFilter(wanted);
    case "status":
      return ({ status = "unread" }) => status === wanted || (wanted !== "read" && status.startsWith(wanted));
    case "category":
      return ({ category }) => category?.toLowerCase().startsWith(wanted) === true;
    case "tag":
      return ({ tags }) => tags?.some((tag) => tag.toLowerCase().startsWith(wanted)) === true;
    case "cited": {
      const isWanted = !"no".startsWith(wanted);
      return (paper, { isCited }) => isCited(paper) === isWanted;
    }
    case "has": {
      const asked = filterValues.has.filter((thing) => thing.startsWith(wanted)).map((thing) => has[thing]);
      return (paper) => asked.some((isThere) => isThere(paper));
    }
  }
}

/** Accepts `2024`, its first digits, `2020..2024`, `2024..` and `..2019`. A paper without a year never passes. */
function yearFilter(wanted: string): Filter {
  const range = /^(\d{4})?\.\.?(\d{4}$)?/.exec(wanted);
  if (range === null) return ({ year }) => year?.toString().startsWith(wanted) === true;
  const from = Number(range[1] ?? Number.NEGATIVE_INFINITY);
  const to = Number(range[2] ?? Number.POSITIVE_INFINITY);
  return ({ year }) => year !== undefined && from <= year && year <= to;
}

const has: Readonly<Record<(typeof filterValues.has)[number], (paper: LibraryPaper) => boolean>> = {
  notes: ({ notes }) => notes !== undefined && notes.trim() !== "",
  abstract: ({ abstract }) => abstract !== undefined,
  file: ({ origins }) => origins.some(({ kind }) => isPaperFile(kind)),
  code: ({ code }) => code !== undefined,
  pdf: ({ pdf, arxiv }) => pdf !== undefined || arxiv !== undefined,
  category: ({ category }) => category !== undefined && category !== "",
};
