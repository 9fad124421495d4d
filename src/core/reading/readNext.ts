import type { LibraryPaper } from "../library/libraryPaper.ts";
import { finished, readingNow } from "./readingList.ts";

/** Why a paper is worth reading next. */
export type Reason =
  | { readonly kind: "cited"; readonly citations: number; readonly files: number }
  /** It is near a paper that the reader is reading or has read, by its words or by files that cite both. */
  | { readonly kind: "near"; readonly paper: LibraryPaper }
  /** It was added lately: used only if there is no other reason for any paper. */
  | { readonly kind: "added"; readonly day: string };

export interface Suggestion {
  readonly paper: LibraryPaper;
  /** At least one, the strongest first. */
  readonly reasons: readonly Reason[];
}

/** What is known about papers besides their records. */
export interface Surroundings {
  citedIn(paper: LibraryPaper): { readonly citations: number; readonly files: number };
  /** The papers nearest to one, nearest first. */
  near(paper: LibraryPaper): readonly LibraryPaper[];
}

/** How many of the papers being read, and of those last read, are considered. */
const mostReading = 5;
const mostFinished = 5;
/** The weight of being nearest to a paper being read or read before; 1 is a citation from one file. */
const nearReading = 2;
const nearFinished = 1;
/** The most near papers to name. */
const mostNear = 2;

/**
 * Suggests unread papers to read next, best first: those that the workspace cites (more files count more), and those
 * near what the reader reads. Papers without any reason, and withdrawn ones, are left out. If no paper has a reason,
 * suggests those added last.
 */
export function readNext(
  papers: readonly LibraryPaper[],
  surroundings: Surroundings,
  limit: number,
): readonly Suggestion[] {
  const unread = papers.filter(({ status = "unread", pubstate }) => status === "unread" && !pubstate);
  const near = neighbours(papers, surroundings);
  const suggested = unread.flatMap((paper) => {
    const { citations, files } = surroundings.citedIn(paper);
    const beside = near.get(paper) ?? [];
    const nearness = beside.reduce((sum, { weight }) => sum + weight, 0);
    // Each further file, and each further citation in a file, counts less.
    const cited = Math.log2(1 + files) + Math.log2(1 + citations) / 4;
    if (cited + nearness === 0) return [];
    const byCode: Reason[] = citations > 0 ? [{ kind: "cited", citations, files }] : [];
    const byNearness = [...beside]
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostNear)
      .map((one): Reason => ({ kind: "near", paper: one.paper }));
    const reasons = cited >= nearness ? [...byCode, ...byNearness] : [...byNearness, ...byCode];
    return [{ paper, reasons, score: cited + nearness }];
  });
  if (suggested.length === 0) return addedLast(unread, limit);
  return suggested
    .sort((a, b) => b.score - a.score || compareAdded(a.paper, b.paper))
    .slice(0, limit)
    .map(({ paper, reasons }) => ({ paper, reasons }));
}

interface Neighbour {
  readonly paper: LibraryPaper;
  readonly weight: number;
}

/** For each paper: the papers of the reading list that it is near. */
function neighbours(
  papers: readonly LibraryPaper[],
  { near }: Surroundings,
): ReadonlyMap<LibraryPaper, readonly Neighbour[]> {
  const found = new Map<LibraryPaper, Neighbour[]>();
  const add = (paper: LibraryPaper, weight: number) => {
    for (const [rank, one] of near(paper).entries()) {
      const known = found.get(one) ?? [];
      found.set(one, known);
      known.push({ paper, weight: weight / (1 + rank) });
    }
  };
  for (const paper of readingNow(papers).slice(0, mostReading)) add(paper, nearReading);
  for (const paper of finished(papers).slice(0, mostFinished)) add(paper, nearFinished);
  return found;
}

function addedLast(unread: readonly LibraryPaper[], limit: number): readonly Suggestion[] {
  return unread
    .flatMap((paper) => (paper.added === undefined ? [] : [{ paper, added: paper.added }]))
    .sort((a, b) => compareAdded(a.paper, b.paper))
    .slice(0, limit)
    .map(({ paper, added }) => ({ paper, reasons: [{ kind: "added", day: added }] }));
}

const compareAdded = (a: LibraryPaper, b: LibraryPaper) => {
  const [one, other] = [a.added ?? "", b.added ?? ""];
  return one < other ? 1 : one > other ? -1 : a.citekey < b.citekey ? -1 : 1;
};
