import UFuzzy from "@leeoniya/ufuzzy";
import { Document } from "flexsearch";
import MiniSearch, { type SearchOptions } from "minisearch";
import type { Library } from "../../../src/core/library/library.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { someCited } from "./filterQueries.ts";

/** A search over a library. Engines with an index build it when they are created. */
export interface Made {
  /** Resolve once titles can be found, and once everything can. */
  readonly titles: Promise<void>;
  readonly ready: Promise<void>;
  /** The best papers, best first. */
  search(query: string): readonly LibraryPaper[];
  /** The engine's data, to keep it alive while memory is measured. */
  readonly kept: unknown;
}

export type Engine = (library: Library) => Made;

const shown = 100;
const texts = (paper: LibraryPaper) => ({
  title: paper.title,
  authors: paper.authors?.join("\n") ?? "",
  abstract: paper.abstract ?? "",
  notes: paper.notes ?? "",
});
const fields = ["title", "authors", "abstract", "notes"] as const;

const ours: Engine = (library) => {
  const search = new PaperSearch(library, someCited(library));
  return {
    titles: search.titlesReady,
    ready: search.ready,
    search: (query) => search.search(query, shown).map(({ paper }) => paper),
    kept: search,
  };
};

function miniSearch(library: Library): MiniSearch {
  const index = new MiniSearch({ fields: [...fields] });
  index.addAll(library.papers.map((paper, id) => ({ id, ...texts(paper) })));
  return index;
}

const made = (library: Library, kept: unknown, find: (query: string) => readonly number[]): Made => {
  const { papers } = library;
  return {
    titles: Promise.resolve(),
    ready: Promise.resolve(),
    search: (query) => find(query).flatMap((at) => papers[at] ?? []),
    kept,
  };
};

/** MiniSearch as in its README: any of the words, each as a prefix, with one typo in five letters. */
const miniSearchAsShown: Engine = (library) => {
  const index = miniSearch(library);
  return made(library, index, (query) =>
    index
      .search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } })
      .slice(0, shown)
      .map(({ id }) => Number(id)),
  );
};

/** MiniSearch tuned: all words, the last as a prefix; if that finds nothing, with a typo; then any of the words. */
const miniSearchTuned: Engine = (library) => {
  const index = miniSearch(library);
  const base: SearchOptions = {
    boost: { title: 4, authors: 2 },
    prefix: (term, at, terms) => at === terms.length - 1 && term.length >= 2,
  };
  const fuzzy = (term: string) => (term.length >= 5 ? 1 : false);
  const steps: readonly SearchOptions[] = [
    { ...base, combineWith: "AND" },
    { ...base, combineWith: "AND", fuzzy },
    { ...base, combineWith: "OR", fuzzy },
  ];
  return made(library, index, (query) => {
    for (const step of steps) {
      const hits = index.search(query, step);
      if (hits.length > 0) return hits.slice(0, shown).map(({ id }) => Number(id));
    }
    return [];
  });
};

const flexSearch: Engine = (library) => {
  const index = new Document({ document: { id: "id", index: [...fields] }, tokenize: "forward" });
  for (const [id, paper] of library.papers.entries()) index.add({ id, ...texts(paper) });
  return made(library, index, (query) => [
    ...new Set(
      index
        .search(query, { suggest: true, limit: shown })
        .flatMap(({ result }) => result.map((id) => Number(id))),
    ),
  ]);
};

/** In characters. For longer queries, uFuzzy's expression for one typo per word can take minutes. */
const longestWithTypos = 40;

/** uFuzzy over titles only: it has no index and reads all texts at each query. */
const uFuzzy: Engine = (library) => {
  const plain = new UFuzzy();
  const withTypos = new UFuzzy({ intraMode: 1 });
  const titles = library.papers.map(({ title }) => title);
  return made(library, titles, (query) => {
    const engine = query.length > longestWithTypos ? plain : withTypos;
    const [found, info, order] = engine.search(titles, query, 0, 1_000);
    if (info && order) return order.slice(0, shown).map((at) => info.idx[at] ?? 0);
    return found?.slice(0, shown) ?? [];
  });
};

export const engines: Readonly<Record<string, Engine>> = {
  ours,
  "MiniSearch, tuned": miniSearchTuned,
  "MiniSearch, README": miniSearchAsShown,
  FlexSearch: flexSearch,
  "uFuzzy, titles": uFuzzy,
};
