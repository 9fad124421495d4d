import * as vscode from "vscode";
import type { DailyList } from "./dailyList.ts";

/** The storage key for the arXiv ids of watched papers that the user has seen. */
const seenKey = "daily.seen";
const mostSeen = 1000;

/**
 * Sets the view's badge to the number of watched papers in a list that the user has not seen yet. If the view is
 * visible, marks them as seen and removes the badge.
 */
export function countNew(
  { papers }: DailyList,
  {
    view,
    workspaceState,
  }: { readonly view: vscode.TreeView<unknown>; readonly workspaceState: vscode.Memento },
): void {
  const ids = papers.filter(({ matches }) => matches.length > 0).flatMap(({ id }) => id);
  const seen = new Set(workspaceState.get<readonly string[]>(seenKey, []));
  const fresh = ids.filter((id) => !seen.has(id));
  if (view.visible) {
    if (fresh.length > 0) void workspaceState.update(seenKey, [...seen, ...fresh].slice(-mostSeen));
    view.badge = undefined;
    return;
  }
  const tooltip = vscode.l10n.t("New papers that you watch for: {0}", fresh.length);
  view.badge = fresh.length === 0 ? undefined : { value: fresh.length, tooltip };
}
