import { familyName } from "../citekeys/familyName.ts";
import { idsOf } from "../ids/idsOf.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { titleKey, titleRelation } from "../library/works/titleRelation.ts";
import { authorsOf } from "../library/works/twoWorks.ts";
import { each, type Steps } from "../steps.ts";

/**
 * Why papers may be the same: they share an id, they share a title, or their titles are similar and they share a first
 * author.
 */
export type DuplicateReason = "sharedId" | "sameTitle" | "alikeTitle";

export interface Duplicates {
  readonly reason: DuplicateReason;
  /** Two or more, in the order of the library. */
  readonly papers: readonly LibraryPaper[];
}

/** The most papers of one author that are compared with each other. */
const mostCompared = 60;
/** The most years between a preprint and its publication. */
const mostYears = 3;

/** Finds papers that may be the same work, except pairs that the reader has marked as different. */
export function* duplicates(papers: readonly LibraryPaper[]): Steps<readonly Duplicates[]> {
  const sets = new Map<LibraryPaper, { reason: DuplicateReason; papers: LibraryPaper[] }>();
  const join = (a: LibraryPaper, b: LibraryPaper, reason: DuplicateReason): void => {
    const [mine, theirs] = [sets.get(a), sets.get(b)];
    if (mine !== undefined && mine === theirs) return;
    const joined = { reason: mine?.reason ?? theirs?.reason ?? reason, papers: mine?.papers ?? [a] };
    for (const paper of theirs?.papers ?? [b]) joined.papers.push(paper);
    for (const paper of joined.papers) sets.set(paper, joined);
  };
  function* compare(
    keysOf: (paper: LibraryPaper) => readonly string[],
    reason: DuplicateReason,
    areAlike: (a: LibraryPaper, b: LibraryPaper) => boolean,
  ): Steps<void> {
    for (const some of yield* bucketed(papers, keysOf)) {
      const compared = some.slice(0, mostCompared);
      for (const [at, a] of compared.entries()) {
        for (const b of compared.slice(at + 1)) {
          if (!areApart(a, b) && areAlike(a, b)) join(a, b, reason);
          yield;
        }
      }
    }
  }
  yield* compare(
    (paper) => [...idsOf(paper), ...paper.ids].filter((id) => /^(?:arXiv|doi|openreview):/.test(id)),
    "sharedId",
    () => true,
  );
  yield* compare(
    ({ title }) => [titleKey(title)].filter((key) => key.length > 1),
    "sameTitle",
    (a, b) => !haveOtherAuthors(a, b) && areNear(a, b),
  );
  yield* compare(
    ({ authors: [first] = [] }) => (first === undefined ? [] : [titleKey(familyName(first))]),
    "alikeTitle",
    (a, b) =>
      a.title !== "" &&
      b.title !== "" &&
      areNear(a, b) &&
      !haveOtherAuthors(a, b) &&
      titleRelation(a.title, b.title) === "alike",
  );
  const order = new Map(papers.map((paper, at) => [paper, at]));
  const at = (paper: LibraryPaper | undefined) => (paper && order.get(paper)) ?? 0;
  return [...new Set(sets.values())]
    .map(({ reason, papers: some }) => ({ reason, papers: some.sort((a, b) => at(a) - at(b)) }))
    .sort((a, b) => at(a.papers[0]) - at(b.papers[0]));
}

/** Groups papers by their keys; returns the groups of two or more. */
function* bucketed(
  papers: readonly LibraryPaper[],
  keysOf: (paper: LibraryPaper) => readonly string[],
): Steps<readonly (readonly LibraryPaper[])[]> {
  const buckets = new Map<string, LibraryPaper[]>();
  yield* each(papers, (paper) => {
    for (const key of new Set(keysOf(paper))) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(paper);
      else buckets.set(key, [paper]);
    }
  });
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}

function haveOtherAuthors(a: LibraryPaper, b: LibraryPaper): boolean {
  const entry = (paper: LibraryPaper) => ({ record: { paper, line: 0 } });
  return authorsOf(entry(a), entry(b)) === "other";
}

const areNear = ({ year: a }: LibraryPaper, { year: b }: LibraryPaper): boolean =>
  a === undefined || b === undefined || Math.abs(a - b) <= mostYears;

/** Whether the reader has marked two papers as different works. */
function areApart(a: LibraryPaper, b: LibraryPaper): boolean {
  const says = ({ apart = [] }: LibraryPaper, { citekeys }: LibraryPaper) =>
    apart.some((key) => citekeys.includes(key));
  return says(a, b) || says(b, a);
}
