import * as vscode from "vscode";
import { shownRow } from "../core/text/shownText.ts";

/** Creates a tree view. No other file may, so that all text from files is escaped; a test checks that. */
export function createRows<T>(viewId: string, options: vscode.TreeViewOptions<T>): vscode.TreeView<T> {
  const { treeDataProvider } = options;
  return vscode.window.createTreeView(viewId, {
    ...options,
    treeDataProvider: {
      ...treeDataProvider,
      getTreeItem(node) {
        const item = treeDataProvider.getTreeItem(node);
        return item instanceof vscode.TreeItem ? shownRow(item) : Promise.resolve(item).then(shownRow);
      },
    },
  });
}
