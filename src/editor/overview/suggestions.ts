import * as vscode from "vscode";
import { rowName } from "../../core/groups/rowName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { type Reason, readNext, type Suggestion } from "../../core/reading/readNext.ts";
import { citedInWorkspace } from "../scan/citedInWorkspace.ts";
import type { Services } from "../services.ts";

export type SuggestionDeps = Pick<
  Services,
  "library" | "index" | "libraryFiles" | "workspaceScan" | "search"
>;

/** How many related papers are considered for each paper being read. */
const mostNear = 5;

/** What to read next, once the library is read, the workspace scanned and the search ready. */
export async function suggestions(deps: SuggestionDeps, limit: number): Promise<readonly Suggestion[]> {
  const { library, libraryFiles, workspaceScan, search } = deps;
  await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
  const engine = await search();
  await engine.ready;
  const cited = citedPapers(deps);
  const near = (paper: LibraryPaper) => engine.related(paper, mostNear).map((hit) => hit.paper);
  const citedIn = (paper: LibraryPaper) => cited.get(paper.id) ?? { citations: 0, files: 0 };
  return readNext(library.papers, { citedIn, near }, limit);
}

/** How often the workspace cites the library's papers, by id; uncited papers are absent. */
export function citedPapers({
  index,
  library,
}: Pick<Services, "index" | "library">): ReadonlyMap<
  string,
  { readonly citations: number; readonly files: number }
> {
  return new Map(
    citedInWorkspace(index, library).map(({ id, citations, files }) => [
      id,
      { citations: citations.length, files },
    ]),
  );
}

/** Why a paper is worth reading next: “cited here 3 times in 2 files · near LAMB”. `shown` formats papers' names. */
export const reasonText = (reasons: readonly Reason[], shown = (name: string) => name): string =>
  reasons.map((reason) => oneReason(reason, shown)).join(" · ");

function oneReason(reason: Reason, shown: (name: string) => string): string {
  const { l10n } = vscode;
  if (reason.kind === "near") return l10n.t("near {0}", shown(rowName(reason.paper)));
  if (reason.kind === "added") return l10n.t("added {0}", reason.day);
  const { citations, files } = reason;
  if (citations === 1) return l10n.t("cited here once");
  return files === 1
    ? l10n.t("cited here {0} times in one file", citations)
    : l10n.t("cited here {0} times in {1} files", citations, files);
}
