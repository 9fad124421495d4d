import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

const scheme = "marginalia-badge";
/** A longer title leaves no room for the count after it in a side bar of usual width; in UTF-16 units. */
const longest = 29;

/** What the badge of a paper's row shows: whether it has notes, and how many lines cite it. */
export interface Badge {
  readonly hasNotes: boolean;
  readonly citations: number;
}

export function badgeOf(paper: LibraryPaper, index: CitationIndex): Badge {
  return { hasNotes: Boolean(paper.notes?.trim()), citations: index.citing(paper.ids).length };
}

/** The badge in words, for tooltips and screen readers; "" for none. */
export function badgeWords({ hasNotes, citations }: Badge): string {
  const { l10n } = vscode;
  return [
    hasNotes && l10n.t("with notes"),
    citations === 1 && l10n.t("cited here in one line"),
    citations > 1 && l10n.t("cited here in {0} lines", citations),
  ]
    .filter(Boolean)
    .join(", ");
}

/** The uri that gives a paper's row its badge; `undefined` if there is nothing to show. */
export function badgeUri(badge: Badge): vscode.Uri | undefined {
  const words = badgeWords(badge);
  const { hasNotes, citations } = badge;
  const count = citations === 0 ? "" : citations > 9 ? "+" : String(citations);
  return words === "" ? undefined : uriOf(`${hasNotes ? "✎" : ""}${count}`, words);
}

/** The uri that gives a group's row its count as a badge; `undefined` if the count is shown after the title. */
export function countUri(title: string, count: number): vscode.Uri | undefined {
  if (title.length <= longest || count > 99) return undefined;
  return uriOf(String(count), count === 1 ? vscode.l10n.t("one paper") : vscode.l10n.t("{0} papers", count));
}

const uriOf = (badge: string, tooltip: string): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${badge}`, query: tooltip });

/** Shows badges at the right end of rows, where a long title cannot push them out of view. */
export function registerBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: of, path, query }) =>
      of === scheme ? new vscode.FileDecoration(path.slice(1), query) : undefined,
  });
}
