import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import type { DailyPaper } from "../../core/online/daily/askDaily.ts";
import { firstDayOf, type Period } from "../../core/online/daily/period.ts";
import { isSubject, matchesOf } from "../../core/online/daily/watch.ts";
import { nearLibrary } from "../../core/search/nearLibrary.ts";
import type { Online } from "../online/online.ts";
import { readSetting } from "../settings.ts";

/** A paper in a list, and how it relates to the reader. */
export interface ListedPaper extends DailyPaper {
  /** The arXiv id. */
  readonly id: string;
  /** The watched words and subjects that it matches. */
  readonly matches: readonly string[];
  /** Similarity to the library, from 0 to 1, and the library's most similar paper. */
  readonly nearness: number;
  readonly near: LibraryPaper | undefined;
}

export interface DailyList {
  /** In display order. */
  readonly papers: readonly ListedPaper[];
  /** Set for a cached list: why it could not be loaded, and when it was. */
  readonly kept?: { readonly sentence: string; readonly at: number };
}

/** How long a list is used before it is requested again: today's list grows, older ones do not. In milliseconds. */
const recentMs = 15 * 60_000;
const oldMs = 24 * 3_600_000;

/** Requests and sorts a list: watched papers first, then by similarity to the library or by votes. */
export async function readList(
  { online, library }: { readonly online: Online; readonly library: Library },
  period: Period,
  { isForced, today }: { readonly isForced: boolean; readonly today: string },
): Promise<DailyList> {
  const { l10n } = vscode;
  const age = Date.parse(today) - Date.parse(firstDayOf(period));
  const isOld = age > 45 * 86_400_000 || (period.kind === "day" && age > 3 * 86_400_000);
  const freshMs = isForced ? 0 : isOld ? oldMs : recentMs;
  const watched = readSetting("marginalia.daily.watch");
  const { papers, subjects, kept } = await online.ask(
    undefined,
    async ({ online: bundle, client, signal }) => {
      const answer = await bundle.askDaily(period, client, signal, freshMs);
      const needsSubjects = watched.some(isSubject) && !answer.kept;
      return {
        papers: answer.papers,
        subjects: needsSubjects
          ? await bundle.subjectsOf(answer.papers, client, signal)
          : new Map<string, string>(),
        kept: answer.kept && {
          sentence: l10n.t(bundle.faultSentence(answer.kept.fault), answer.kept.fault.args),
          at: answer.kept.at,
        },
      };
    },
  );
  const near = await nearLibrary(
    papers.map(({ found }) => found.paper),
    // A listed paper that is in the library would be most similar to itself, which says nothing.
    library.papers.filter(({ arxiv }) => !papers.some(({ found }) => found.paper.arxiv === arxiv)),
    nextTurn,
  );
  const listed = papers.map((paper, at): ListedPaper => {
    const id = paper.found.paper.arxiv ?? "";
    return {
      ...paper,
      id,
      matches: matchesOf(paper, watched, subjects.get(id)),
      nearness: near[at]?.score ?? 0,
      near: near[at]?.to,
    };
  });
  const byVotes = readSetting("marginalia.daily.sortBy") === "votes";
  listed.sort(
    (a, b) =>
      b.matches.length - a.matches.length ||
      (byVotes ? b.votes - a.votes : b.nearness - a.nearness) ||
      b.votes - a.votes,
  );
  return { papers: listed, ...(kept && { kept }) };
}
