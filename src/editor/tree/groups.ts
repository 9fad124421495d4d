import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Category } from "../../core/paper.ts";
import type { Grouping, Sorting } from "../manifest.ts";
import { groupers } from "./groupers.ts";
import { sorted } from "./sorted.ts";

/** One branch of the tree as it should be now: papers, or branches of its own. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly papers: readonly LibraryPaper[];
  /** The branches below it; a group has either these or papers. */
  readonly groups?: readonly Group[];
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
  readonly untagged: string;
  readonly unpublished: string;
  readonly anonymous: string;
  /** The authors of whom the library has one paper. */
  readonly otherAuthors: string;
  /** The papers that come with Marginalia, and what that means. */
  readonly shipped: string;
  readonly aboutShipped: string;
}

export interface GroupInput {
  readonly papers: readonly LibraryPaper[];
  readonly categories: readonly Category[];
  readonly citations: (paper: LibraryPaper) => number;
  /** The name of the source that a paper's highest record came from. */
  readonly sourceName: (paper: LibraryPaper) => string;
  readonly sorting: Sorting;
  readonly words: GroupWords;
}

/** The id of the branch that holds the papers which came with Marginalia. */
export const shippedGroup = "shipped";

/**
 * The branches of the tree in their order, without empty ones. As soon as there are other papers, those that came with
 * Marginalia and have no file of the reader's are one branch, the last.
 */
export function groupsOf(grouping: Grouping, input: GroupInput): readonly Group[] {
  const papers = sorted(input.papers, input.sorting, input.citations);
  const grouped = (some: readonly LibraryPaper[]) =>
    groupers[grouping]({ ...input, papers: some }).filter((group) => group.papers.length > 0);
  if (papers.every(isShipped)) return grouped(papers);
  const shipped = papers.filter(isOnlyShipped);
  const own = grouped(papers.filter((paper) => !isOnlyShipped(paper)));
  if (shipped.length === 0) return own;
  const groups = grouped(shipped).map((group) => ({ ...group, id: `${shippedGroup}/${group.id}` }));
  const { shipped: title, aboutShipped: description } = input.words;
  return [...own, { id: shippedGroup, title, description, papers: [], groups }];
}

const isShipped = ({ origins }: LibraryPaper) => origins.some(({ kind }) => kind === "seeds");
const isOnlyShipped = ({ origins }: LibraryPaper) =>
  origins.length > 0 && origins.every(({ kind }) => kind === "seeds");
