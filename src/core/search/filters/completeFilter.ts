import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { memoize } from "../../memoize.ts";
import type { Category } from "../../paper.ts";
import { type FilterName, filterValues, isFilterName } from "./filters.ts";

/** A suggestion for the filter that is being typed. */
export interface Completion {
  /** The filter, `status:unread`. */
  readonly filter: string;
  /** The whole query with the filter completed. */
  readonly query: string;
}

const mostOffered = 8;

type Values = (name: FilterName) => readonly string[];

/**
 * Makes a function that suggests completions for the filter at the end of a query: filter names after two letters,
 * then values, the most frequent first. Values are counted once until the library changes.
 */
export function filterCompletion(library: {
  readonly papers: readonly LibraryPaper[];
  readonly categories: readonly Category[];
}): (typed: string) => readonly Completion[] {
  let counted: { readonly papers: readonly LibraryPaper[]; readonly values: Values } | undefined;
  return (typed) => {
    const { papers, categories } = library;
    if (counted?.papers !== papers)
      counted = { papers, values: memoize((name: FilterName) => valuesOf(name, papers)) };
    const { values } = counted;
    return completions(typed, (name) =>
      name === "category" ? [...new Set([...values(name), ...categories.map(({ id }) => id)])] : values(name),
    );
  };
}

function completions(typed: string, values: Values): readonly Completion[] {
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
  const offered: Completion[] = [];
  for (const one of values(name)) {
    const lower = one.toLowerCase();
    if (!` ${lower}`.includes(` ${value}`) || lower === value) continue;
    offered.push(offer(`${name}:${/\s/.test(one) ? `"${one}"` : one} `));
    if (offered.length === mostOffered) break;
  }
  return offered;
}

function valuesOf(name: FilterName, papers: readonly LibraryPaper[]): readonly string[] {
  switch (name) {
    case "author":
      return commonest(papers.flatMap(({ authors }) => authors ?? []));
    case "tag":
      return commonest(papers.flatMap(({ tags }) => tags ?? []));
    case "category":
      return commonest(papers.flatMap(({ category }) => category ?? []));
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

/** The distinct values, the most frequent first. */
function commonest(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m).map(([value]) => value);
}
