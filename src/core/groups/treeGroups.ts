import { isOnlyShipped, type LibraryPaper } from "../library/libraryPaper.ts";
import { type Group, type GroupInput, type Grouping, shippedGroup } from "./group.ts";
import { branches } from "./groupings.ts";
import { SortKeys, sorted } from "./rows.ts";

/**
 * The branches of the tree in order, without empty ones. Once there are other papers, those shipped with Marginalia
 * that have no file of the reader's form one branch, the last.
 */
export function groupsOf(
  grouping: Grouping,
  input: GroupInput,
  keys: SortKeys = new SortKeys(),
): readonly Group[] {
  const papers = sorted(keys.sorted(input.papers, input.label), input.sorting, input.citations);
  const grouped = (some: readonly LibraryPaper[], showsEmpty = true) =>
    branches[grouping]({ ...input, papers: some }).filter(
      (group) => group.papers.length > 0 || (showsEmpty && group.staysEmpty === true),
    );
  // A shipped paper may be a duplicate of another one.
  if (grouping === "duplicates" || papers.every(isShipped)) return grouped(papers);
  const shipped = papers.filter(isOnlyShipped);
  const own = grouped(papers.filter((paper) => !isOnlyShipped(paper)));
  if (shipped.length === 0) return own;
  const groups = grouped(shipped, false).map((group) => ({ ...group, id: `${shippedGroup}/${group.id}` }));
  const { shipped: title, aboutShipped: description } = input.words;
  return [...own, { id: shippedGroup, title, description, papers: [], groups }];
}

const isShipped = ({ origins }: LibraryPaper) => origins.some(({ kind }) => kind === "seeds");
