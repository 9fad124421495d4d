import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { isPaperFile } from "../../library/source.ts";
import type { PaperId } from "../../paperId.ts";
import { phraseOf } from "../phrase.ts";

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
  /** The ids that identify the papers that the workspace cites, one per paper. Called once per query. */
  cited(): ReadonlySet<PaperId>;
  /** The papers that are cited in the same files of the workspace, with the number of such files. */
  citedWith(paper: LibraryPaper): ReadonlyMap<LibraryPaper, number>;
}

/** For use without a workspace. */
export const nothingCited: Facts = { cited: () => new Set(), citedWith: () => new Map() };

export type Filter = (paper: LibraryPaper) => boolean;

/** What a filter looks at in a paper, as one text: papers with equal texts get equal answers. */
export const facetOf = {
  year: ({ year }) => `${year ?? ""}`,
  status: ({ status = "unread" }) => status,
  category: ({ category = "" }) => category.toLowerCase(),
  tag: ({ tags = [] }) => tags.join("\n").toLowerCase(),
  has: (paper) => filterValues.has.filter((thing) => has[thing](paper)).join(" "),
} as const satisfies Readonly<Record<string, (paper: LibraryPaper) => string>>;

export type FacetName = keyof typeof facetOf;

export const facetNames = Object.keys(facetOf) as readonly FacetName[];

export const isFacetName = (name: string): name is FacetName => Object.hasOwn(facetOf, name);

/**
 * Makes the filter for a name and a value. The value may be incomplete: `year:20` accepts 2024. Without a value all
 * papers pass.
 */
export function filterOf(name: FilterName, value: string, facts: Facts): Filter {
  const wanted = value.toLowerCase().trim();
  if (wanted === "") return () => true;
  if (isFacetName(name)) {
    const passes = facetFilter(name, wanted);
    const facet: (paper: LibraryPaper) => string = facetOf[name];
    return (paper) => passes(facet(paper));
  }
  if (name === "author") {
    const words = phraseOf(wanted, false);
    return ({ authors }) => words === undefined || authors?.some(words.isIn) === true;
  }
  const isWanted = !"no".startsWith(wanted);
  const cited = facts.cited();
  return ({ id }) => cited.has(id) === isWanted;
}

/** The same for a filter that looks at a facet only. */
export function facetFilter(name: FacetName, value: string): (facet: string) => boolean {
  const wanted = value.toLowerCase().trim();
  if (wanted === "") return () => true;
  switch (name) {
    case "year":
      return yearFilter(wanted);
    case "status":
      return (status) => status === wanted || (wanted !== "read" && status.startsWith(wanted));
    case "category":
      return (category) => category.startsWith(wanted);
    case "tag":
      return (tags) => tags.split("\n").some((tag) => tag.startsWith(wanted));
    case "has": {
      const asked: readonly string[] = filterValues.has.filter((thing) => thing.startsWith(wanted));
      return (things) => things.split(" ").some((thing) => asked.includes(thing));
    }
  }
}

/** Accepts `2024`, its first digits, `2020..2024`, `2024..` and `..2019`. A paper without a year never passes. */
function yearFilter(wanted: string): (year: string) => boolean {
  const range = /^(\d{4})?\.\.?(\d{4}$)?/.exec(wanted);
  if (range === null) return (year) => year.startsWith(wanted);
  const from = Number(range[1] ?? Number.NEGATIVE_INFINITY);
  const to = Number(range[2] ?? Number.POSITIVE_INFINITY);
  return (year) => year !== "" && from <= Number(year) && Number(year) <= to;
}

const has: Readonly<Record<(typeof filterValues.has)[number], (paper: LibraryPaper) => boolean>> = {
  notes: ({ notes }) => notes !== undefined && notes.trim() !== "",
  abstract: ({ abstract }) => abstract !== undefined,
  file: ({ origins }) => origins.some(({ kind }) => isPaperFile(kind)),
  code: ({ code }) => code !== undefined,
  pdf: ({ pdf, arxiv }) => pdf !== undefined || arxiv !== undefined,
  category: ({ category }) => category !== undefined && category !== "",
};
