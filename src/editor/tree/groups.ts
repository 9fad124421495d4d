import { shortTitle } from "../../core/cite/citationText.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Category } from "../../core/paper.ts";
import type { Grouping } from "../manifest.ts";

/** One branch of the tree as it should be now. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly papers: readonly LibraryPaper[];
}

/** The words of the branches that no file names. */
export interface GroupWords {
  readonly uncategorised: string;
  readonly undated: string;
  readonly unread: string;
  readonly reading: string;
  readonly read: string;
  readonly cited: string;
  readonly notCited: string;
}

interface Input {
  readonly papers: readonly LibraryPaper[];
  readonly categories: readonly Category[];
  readonly citations: (paper: LibraryPaper) => number;
  readonly words: GroupWords;
}

/** The branches of the tree in their order, without empty ones. */
export function groupsOf(grouping: Grouping, input: Input): readonly Group[] {
  const papers = inTitleOrder(input.papers);
  return grouped[grouping]({ ...input, papers }).filter(({ papers }) => papers.length > 0);
}

const grouped: Record<Grouping, (input: Input) => readonly Group[]> = {
  category({ papers, categories, words }) {
    const named = new Map(categories.map((category) => [category.id, category]));
    const parts = partition(papers, (paper) => paper.category ?? "");
    const foreign = [...parts.keys()].filter((id) => id !== "" && !named.has(id)).sort();
    return [
      ...categories.map((category) => ({ ...category, papers: parts.get(category.id) ?? [] })),
      ...foreign.map((id) => ({ id, title: id, papers: parts.get(id) ?? [] })),
      { id: "", title: words.uncategorised, papers: parts.get("") ?? [] },
    ];
  },
  year({ papers, words }) {
    const parts = partition(papers, (paper) => paper.year);
    const years = [...parts.keys()].filter((year) => year !== undefined).sort((a, b) => b - a);
    return [
      ...years.map((year) => ({ id: String(year), title: String(year), papers: parts.get(year) ?? [] })),
      { id: "", title: words.undated, papers: parts.get(undefined) ?? [] },
    ];
  },
  status({ papers, words }) {
    const parts = partition(papers, (paper) => paper.status ?? "unread");
    return (["reading", "unread", "read"] as const).map((status) => ({
      id: status,
      title: words[status],
      papers: parts.get(status) ?? [],
    }));
  },
  cited({ papers, citations, words }) {
    const counts = new Map(papers.map((paper) => [paper, citations(paper)]));
    const count = (paper: LibraryPaper) => counts.get(paper) ?? 0;
    const parts = partition(papers, (paper) => count(paper) > 0);
    const cited = [...(parts.get(true) ?? [])].sort((a, b) => count(b) - count(a));
    return [
      { id: "cited", title: words.cited, papers: cited },
      { id: "not-cited", title: words.notCited, papers: parts.get(false) ?? [] },
    ];
  },
};

const collator = new Intl.Collator("en", { numeric: true });

/** By the titles that the tree shows. */
function inTitleOrder(papers: readonly LibraryPaper[]): readonly LibraryPaper[] {
  return papers
    .map((paper) => ({ paper, title: shortTitle(paper) }))
    .sort((a, b) => collator.compare(a.title, b.title))
    .map(({ paper }) => paper);
}

function partition<K>(
  papers: readonly LibraryPaper[],
  keyOf: (paper: LibraryPaper) => K,
): Map<K, LibraryPaper[]> {
  const parts = new Map<K, LibraryPaper[]>();
  for (const paper of papers) {
    const key = keyOf(paper);
    const part = parts.get(key);
    if (part) part.push(paper);
    else parts.set(key, [paper]);
  }
  return parts;
}
