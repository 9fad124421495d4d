import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Grouping } from "../manifest.ts";
import type { Group, GroupInput } from "./group.ts";
import { groupers } from "./groupers.ts";
import { sorted } from "./sorted.ts";

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
