import * as vscode from "vscode";
import { shownRow } from "../core/text/shownText.ts";

/** A view of rows: the only way to one, so that what it shows of files shows as it is. A test sees to it. */
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
