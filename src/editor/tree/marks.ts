import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

const scheme = "marginalia-mark";
/** In UTF-16 units: a longer title leaves no room for the count behind it at a side bar's usual width. */
const longest = 29;

/** What the right end of a row shows of a paper: whether there are notes on it, and how many lines cite it. */
export interface Marks {
  readonly hasNotes: boolean;
  readonly citations: number;
}

export function marksOf(paper: LibraryPaper, index: CitationIndex): Marks {
  return { hasNotes: Boolean(paper.notes?.trim()), citations: index.citing(paper.ids).length };
}

/** The marks in words, for the tooltip and the screen reader; "" for none. */
export function markWords({ hasNotes, citations }: Marks): string {
  const { l10n } = vscode;
  return [
    hasNotes && l10n.t("with notes"),
    citations === 1 && l10n.t("cited here in one line"),
    citations > 1 && l10n.t("cited here in {0} lines", citations),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Names the badge of a paper's row; `undefined` where there is nothing to mark. */
export function markUri(marks: Marks): vscode.Uri | undefined {
  const words = markWords(marks);
  const { hasNotes, citations } = marks;
  const count = citations === 0 ? "" : citations > 9 ? "+" : String(citations);
  return words === "" ? undefined : uriOf(`${hasNotes ? "✎" : ""}${count}`, words);
}

/** Names the count that the badge of a group's row shows; `undefined` where the row shows it behind the title. */
export function countUri(title: string, count: number): vscode.Uri | undefined {
  if (title.length <= longest || count > 99) return undefined;
  return uriOf(String(count), vscode.l10n.t("{0} papers", count));
}

const uriOf = (badge: string, tooltip: string): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${badge}`, query: tooltip });

/** Shows the badges at the right end of the rows, where a long title does not push them out of sight. */
export function registerMarks(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: of, path, query }) =>
      of === scheme ? new vscode.FileDecoration(path.slice(1), query) : undefined,
  });
}
