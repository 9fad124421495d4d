import { isOnlyShipped, isShipped, type LibraryPaper } from "../library/libraryPaper.ts";
import { each, type Steps, sorted } from "../steps.ts";
import { duplicates } from "./duplicates.ts";
import type { Common, Group, GroupInput, Grouping } from "./group.ts";
import { sortKey } from "./rows.ts";

/**
 * Makes the branches of each grouping; branches may be empty. Papers keep their order within a branch, except in the
 * branch of papers cited in the workspace, where the most cited come first.
 */
export const branches: Readonly<Record<Grouping, (input: GroupInput) => Steps<readonly Group[]>>> = {
  *category({ papers, all, categories, categoriesFiles, words }) {
    const own = new Set(categoriesFiles.flatMap((file) => file.categories.map(({ id }) => id)));
    const hasOwn = own.size > 0 || all.some(hasOwnCategory);
    // Otherwise two papers that we happen to ship would come before a library of hundreds, in categories that are not
    // its reader's.
    const isFlat = !hasOwn && !all.every(isShipped);
    const named = new Set(categories.map(({ id }) => id));
    const parts = yield* partition(papers, (paper) => [
      isFlat && !isOnlyShipped(paper) ? "" : (paper.category ?? ""),
    ]);
    const unnamed = [...parts.keys()].filter((id) => id !== "" && !named.has(id)).sort();
    return [
      ...categories.map((category) => ({
        ...category,
        papers: parts.get(category.id) ?? [],
        common: { category: category.id },
        staysEmpty: own.has(category.id),
      })),
      ...unnamed.map((id) => ({ id, title: id, papers: parts.get(id) ?? [], common: { category: id } })),
      {
        id: "",
        title: hasOwn ? words.uncategorised : words.own,
        papers: parts.get("") ?? [],
        common: { category: "" },
      },
    ];
  },
  tag: ({ papers, words }) =>
    byName(
      papers,
      ({ tags = [] }) => tags,
      words.untagged,
      (tag) => ({ tag }),
    ),
  *author({ papers, words }) {
    const counts = new Map<string, number>();
    yield* each(papers, ({ authors = [] }) => {
      for (const author of new Set(authors)) counts.set(author, (counts.get(author) ?? 0) + 1);
    });
    // A library of 2,000 papers has 8,000 authors, nearly all with one paper.
    const isKnown = (author: string) => (counts.get(author) ?? 0) > 1;
    const groups = yield* byName(papers, ({ authors = [] }) => authors.filter(isKnown), "");
    const others: LibraryPaper[] = [];
    const anonymous: LibraryPaper[] = [];
    yield* each(papers, (paper) => {
      const { authors = [] } = paper;
      if (authors.length === 0) anonymous.push(paper);
      if (authors.some((author) => !isKnown(author))) others.push(paper);
    });
    return [
      ...groups.filter(({ id }) => id !== ""),
      { id: "/others", title: words.otherAuthors, papers: others },
      { id: "", title: words.anonymous, papers: anonymous },
    ];
  },
  venue: ({ papers, words }) =>
    byName(papers, ({ venue }) => (venue === undefined ? [] : [series(venue)]), words.unpublished),
  *year({ papers, words }) {
    const parts = yield* partition(papers, ({ year }) => [year]);
    const years = [...parts.keys()].filter((year) => year !== undefined).sort((a, b) => b - a);
    return [
      ...years.map((year) => ({ id: String(year), title: String(year), papers: parts.get(year) ?? [] })),
      { id: "", title: words.undated, papers: parts.get(undefined) ?? [] },
    ];
  },
  *status({ papers, words }) {
    const parts = yield* partition(papers, ({ status = "unread" }) => [status]);
    return (["reading", "unread", "read"] as const).map((status) => ({
      id: status,
      title: words[status],
      papers: parts.get(status) ?? [],
      common: { status },
    }));
  },
  *cited({ papers, citations, words }) {
    const counts = new Map<LibraryPaper, number>();
    const count = (paper: LibraryPaper) => counts.get(paper) ?? 0;
    const cited: LibraryPaper[] = [];
    const others: LibraryPaper[] = [];
    yield* each(papers, (paper) => {
      counts.set(paper, citations(paper));
      (count(paper) > 0 ? cited : others).push(paper);
    });
    return [
      { id: "cited", title: words.cited, papers: yield* sorted(cited, (a, b) => count(b) - count(a)) },
      { id: "not-cited", title: words.notCited, papers: others },
    ];
  },
  source: ({ papers, sourceName }) => byName(papers, (paper) => [sourceName(paper)], ""),
  *duplicates({ papers, words }) {
    const sets = yield* duplicates(papers);
    return sets.map(({ reason, papers: some }) => ({
      id: some.map(({ id }) => id).join(" "),
      title: some[0]?.title || some[0]?.citekey || "",
      description: words[reason],
      papers: some,
    }));
  },
};

/**
 * Makes a branch for each name, in the order of the names; papers without a name come last, in a branch with the id
 * "".
 */
function* byName(
  papers: readonly LibraryPaper[],
  namesOf: (paper: LibraryPaper) => readonly string[],
  nameless: string,
  commonOf?: (name: string) => Common,
): Steps<readonly Group[]> {
  const parts = yield* partition(papers, (paper) => {
    const names = namesOf(paper);
    return names.length > 0 ? new Set(names) : [""];
  });
  const keyed: { readonly name: string; readonly key: string }[] = [];
  yield* each(parts.keys(), (name) => {
    if (name !== "") keyed.push({ name, key: sortKey(name) });
  });
  const names = yield* sorted(keyed, (a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : a.name < b.name ? -1 : 1,
  );
  return [
    ...names.map(({ name }) => ({
      id: name,
      title: name,
      papers: parts.get(name) ?? [],
      ...(commonOf && { common: commonOf(name) }),
    })),
    { id: "", title: nameless, papers: parts.get("") ?? [] },
  ];
}

/** Whether a paper's category is the reader's, and not that of a shipped record below it. */
function hasOwnCategory(paper: LibraryPaper): boolean {
  const { category = "", fieldOrigins } = paper;
  return category !== "" && fieldOrigins.category?.kind !== "seeds" && !isOnlyShipped(paper);
}

/** The series of a venue, so that its years share a branch: “ICLR” for “ICLR 2020”. */
function series(venue: string): string {
  const name = venue.replace(/[\s,']*\b(?:19|20)\d\d\b[\s,]*/g, " ").trim();
  return name === "" ? venue : name;
}

function* partition<K>(
  papers: readonly LibraryPaper[],
  keysOf: (paper: LibraryPaper) => Iterable<K>,
): Steps<ReadonlyMap<K, readonly LibraryPaper[]>> {
  const parts = new Map<K, LibraryPaper[]>();
  yield* each(papers, (paper) => {
    for (const key of keysOf(paper)) {
      const part = parts.get(key);
      if (part) part.push(paper);
      else parts.set(key, [paper]);
    }
  });
  return parts;
}
