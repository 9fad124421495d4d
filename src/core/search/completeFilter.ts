import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Category } from "../paper.ts";
import { type FilterName, filterValues, isFilterName } from "./filters.ts";

/** What may stand in the place of the filter that is being typed. */
export interface Completion {
  /** The filter, `status:unread`. */
  readonly filter: string;
  /** The whole query with it. */
  readonly query: string;
}

const mostOffered = 8;

/**
 * How the filter at the end of a query may go on: the names of filters after two of their letters, then their values, of
 * which those of more papers come first.
 */
export function completeFilter(
  typed: string,
  library: { readonly papers: readonly LibraryPaper[]; readonly categories: readonly Category[] },
): readonly Completion[] {
  const last = /(?:^|\s)-?([a-z]+)(?:(:)(?:"([^"]*)|([^\s"]*)))?$/i.exec(typed);
  if (last === null) return [];
  const [, word = "", colon, quoted, bare = ""] = last;
  const value = (quoted ?? bare).toLowerCase();
  const name = word.toLowerCase();
  const start = typed.slice(
    0,
    typed.length - (colon ? 1 + (quoted === undefined ? bare : `"${quoted}`).length : 0) - word.length,
  );
  const offer = (filter: string): Completion => ({ filter, query: `${start}${filter}` });
  if (colon === undefined) {
    if (name.length < 2) return [];
    return Object.keys(filterValues)
      .filter((one) => one.startsWith(name))
      .map((one) => offer(`${one}:`));
  }
  if (!isFilterName(name)) return [];
  return valuesOf(name, library)
    .filter((one) => ` ${one.toLowerCase()}`.includes(` ${value}`) && one.toLowerCase() !== value)
    .slice(0, mostOffered)
    .map((one) => offer(`${name}:${/\s/.test(one) ? `"${one}"` : one} `));
}

function valuesOf(
  name: FilterName,
  {
    papers,
    categories,
  }: { readonly papers: readonly LibraryPaper[]; readonly categories: readonly Category[] },
): readonly string[] {
  switch (name) {
    case "author":
      return commonest(papers.flatMap(({ authors }) => authors ?? []));
    case "tag":
      return commonest(papers.flatMap(({ tags }) => tags ?? []));
    case "category": {
      const used = commonest(papers.flatMap(({ category }) => category ?? []));
      return [...new Set([...used, ...categories.map(({ id }) => id)])];
    }
    case "year": {
      const years = [...new Set(papers.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
      return years.flatMap((year) => [`${year}`, `${year}..`]);
    }
    case "status":
    case "cited":
    case "has":
      return filterValues[name];
  }
}

/** Each once, the most frequent first. */
function commonest(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m).map(([value]) => value);
}
