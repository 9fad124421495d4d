import { isOnlyShipped, isShipped, type LibraryPaper } from "../library/libraryPaper.ts";
import { atOnce, each, inSlices, type Steps } from "../steps.ts";
import { branches } from "./branches.ts";
import { type Group, type GroupInput, type Grouping, shippedGroup } from "./group.ts";
import { ranked, SortKeys } from "./rows.ts";

/**
 * The branches of the tree in order, without empty ones. Once there are other papers, those shipped with Marginalia
 * that have no file of the reader's form one branch, the last; if one branch is left for the others, it starts open.
 */
export function groupsOf(
  grouping: Grouping,
  input: GroupInput,
  keys: SortKeys = new SortKeys(),
): readonly Group[] {
  return atOnce(groupSteps(grouping, input, keys));
}

/** The same in slices of a few milliseconds. */
export function groupsInSlices(
  grouping: Grouping,
  input: GroupInput,
  keys: SortKeys,
): Promise<readonly Group[]> {
  return inSlices(groupSteps(grouping, input, keys));
}

function* groupSteps(grouping: Grouping, input: GroupInput, keys: SortKeys): Steps<readonly Group[]> {
  const byName = yield* keys.sorted(input.papers, input.label);
  const papers = yield* ranked(byName, input.sorting, input.citations);
  // A filtered view has no empty branches.
  function* grouped(
    some: readonly LibraryPaper[],
    showsEmpty = input.papers === input.all,
  ): Steps<readonly Group[]> {
    const groups = yield* branches[grouping]({ ...input, papers: some });
    return groups.filter((group) => group.papers.length > 0 || (showsEmpty && group.staysEmpty === true));
  }
  const shipped: LibraryPaper[] = [];
  const others: LibraryPaper[] = [];
  let hasForeign = false;
  yield* each(papers, (paper) => {
    (isOnlyShipped(paper) ? shipped : others).push(paper);
    if (!isShipped(paper)) hasForeign = true;
  });
  // A shipped paper may be a duplicate of another one.
  if (grouping === "duplicates" || !hasForeign) return yield* grouped(papers);
  const own = opened(yield* grouped(others));
  if (shipped.length === 0) return own;
  const groups = (yield* grouped(shipped, false)).map((group) => ({
    ...group,
    id: `${shippedGroup}/${group.id}`,
  }));
  const { shipped: title, aboutShipped: description } = input.words;
  return [...own, { id: shippedGroup, title, description, papers: [], groups }];
}

/** A single branch opens by itself, since there is no other to choose. */
const opened = (groups: readonly Group[]): readonly Group[] =>
  groups.length === 1 ? groups.map((group) => ({ ...group, startsOpen: true })) : groups;
