import type { LibraryPaper } from "../library/libraryPaper.ts";
import { duplicates } from "./duplicates.ts";
import type { Common, Group, GroupInput, Grouping } from "./group.ts";
import { sortKey } from "./rows.ts";

/**
 * Makes the branches of each grouping; branches may be empty. Papers keep their order within a branch, but for those
 * that are cited here: the most cited come first.
 */
export const branches: Readonly<Record<Grouping, (input: GroupInput) => readonly Group[]>> = {
  category({ papers, categories, ownCategories, words }) {
    const named = new Set(categories.map(({ id }) => id));
    const parts = partition(papers, ({ category = "" }) => [category]);
    const unnamed = [...parts.keys()].filter((id) => id !== "" && !named.has(id)).sort();
    return [
      ...categories.map((category) => ({
        ...category,
        papers: parts.get(category.id) ?? [],
        common: { category: category.id },
        staysEmpty: ownCategories?.has(category.id) === true,
      })),
      ...unnamed.map((id) => ({ id, title: id, papers: parts.get(id) ?? [], common: { category: id } })),
      { id: "", title: words.uncategorised, papers: parts.get("") ?? [], common: { category: "" } },
    ];
  },
  tag: ({ papers, words }) =>
    byName(
      papers,
      ({ tags = [] }) => tags,
      words.untagged,
      (tag) => ({ tag }),
    ),
  author({ papers, words }) {
    const counts = new Map<string, number>();
    for (const { authors = [] } of papers)
      for (const author of new Set(authors)) counts.set(author, (counts.get(author) ?? 0) + 1);
    // A library of 2,000 papers has 8,000 authors, nearly all with one paper.
    const isKnown = (author: string) => (counts.get(author) ?? 0) > 1;
    const groups = byName(papers, ({ authors = [] }) => authors.filter(isKnown), "");
    const isOther = ({ authors = [] }: LibraryPaper) => authors.some((author) => !isKnown(author));
    return [
      ...groups.filter(({ id }) => id !== ""),
      { id: "/others", title: words.otherAuthors, papers: papers.filter(isOther) },
      { id: "", title: words.anonymous, papers: papers.filter(({ authors = [] }) => authors.length === 0) },
    ];
  },
  venue: ({ papers, words }) =>
    byName(papers, ({ venue }) => (venue === undefined ? [] : [series(venue)]), words.unpublished),
  year({ papers, words }) {
    const parts = partition(papers, ({ year }) => [year]);
    const years = [...parts.keys()].filter((year) => year !== undefined).sort((a, b) => b - a);
    return [
      ...years.map((year) => ({ id: String(year), title: String(year), papers: parts.get(year) ?? [] })),
      { id: "", title: words.undated, papers: parts.get(undefined) ?? [] },
    ];
  },
  status({ papers, words }) {
    const parts = partition(papers, ({ status = "unread" }) => [status]);
    return (["reading", "unread", "read"] as const).map((status) => ({
      id: status,
      title: words[status],
      papers: parts.get(status) ?? [],
      common: { status },
    }));
  },
  cited({ papers, citations, words }) {
    const counts = new Map(papers.map((paper) => [paper, citations(paper)]));
    const count = (paper: LibraryPaper) => counts.get(paper) ?? 0;
    const cited = papers.filter((paper) => count(paper) > 0).sort((a, b) => count(b) - count(a));
    return [
      { id: "cited", title: words.cited, papers: cited },
      { id: "not-cited", title: words.notCited, papers: papers.filter((paper) => count(paper) === 0) },
    ];
  },
  source: ({ papers, sourceName }) => byName(papers, (paper) => [sourceName(paper)], ""),
  duplicates: ({ papers, words }) =>
    duplicates(papers).map(({ reason, papers: some }) => ({
      id: some.map(({ id }) => id).join(" "),
      title: some[0]?.title || some[0]?.citekey || "",
      description: words[reason],
      papers: some,
    })),
};

/**
 * Makes a branch for each name, in the order of the names; papers without a name come last, in a branch with the id
 * "".
 */
function byName(
  papers: readonly LibraryPaper[],
  namesOf: (paper: LibraryPaper) => readonly string[],
  nameless: string,
  commonOf?: (name: string) => Common,
): readonly Group[] {
  const parts = partition(papers, (paper) => {
    const names = namesOf(paper);
    return names.length > 0 ? new Set(names) : [""];
  });
  const names = [...parts.keys()]
    .filter((name) => name !== "")
    .map((name) => ({ name, key: sortKey(name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.name < b.name ? -1 : 1));
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

/** The series of a venue, so that its years share a branch: “ICLR” for “ICLR 2020”. */
function series(venue: string): string {
  const name = venue.replace(/[\s,']*\b(?:19|20)\d\d\b[\s,]*/g, " ").trim();
  return name === "" ? venue : name;
}

function partition<K>(
  papers: readonly LibraryPaper[],
  keysOf: (paper: LibraryPaper) => Iterable<K>,
): ReadonlyMap<K, readonly LibraryPaper[]> {
  const parts = new Map<K, LibraryPaper[]>();
  for (const paper of papers) {
    for (const key of keysOf(paper)) {
      const part = parts.get(key);
      if (part) part.push(paper);
      else parts.set(key, [paper]);
    }
  }
  return parts;
}
