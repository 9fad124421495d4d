import * as vscode from "vscode";

const scheme = "marginalia-count";
/** In UTF-16 units: a longer title leaves no room for the count behind it at a side bar's usual width. */
const longest = 29;

/** Names the count that the badge of a group's row shows; `undefined` where the row shows it anyway. */
export function countUri(title: string, count: number): vscode.Uri | undefined {
  if (title.length <= longest || count > 99) return undefined;
  return vscode.Uri.from({ scheme, path: "/", query: String(count) });
}

/** Shows the count of a group at the right end of its row, where a long title does not push it out of sight. */
export function registerCountBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: of, query }) =>
      of === scheme ? new vscode.FileDecoration(query, vscode.l10n.t("{0} papers", query)) : undefined,
  });
}
