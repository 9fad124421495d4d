import * as vscode from "vscode";
import { dailyViewId } from "../manifest.ts";
import { createRows } from "../rows.ts";
import { readSetting } from "../settings.ts";
import type * as DailyPart from "./bundle.ts";
import type { Daily, DailyDeps } from "./daily.ts";

/** The view Daily Papers. Nothing is loaded or requested until the user switches it on. */
export interface DailyView extends vscode.Disposable {
  (): Promise<Daily>;
}

/** How long after a window opens the list is checked for the badge; in milliseconds. */
const laterMs = 5000;

export function registerDailyView(deps: Omit<DailyDeps, "view" | "changed">): DailyView {
  const changed = new vscode.EventEmitter<undefined>();
  const isOn = () => readSetting("marginalia.daily.enabled");
  let loading: Promise<Daily> | undefined;
  const daily = (): Promise<Daily> => {
    loading ??= deps.bundles
      .loadPart<typeof DailyPart>("daily")
      .then(({ createDaily }) => createDaily({ ...deps, view, changed: () => changed.fire(undefined) }));
    return loading;
  };
  const view: vscode.TreeView<vscode.TreeItem> = createRows(dailyViewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (row) => row,
      getChildren: async () => (isOn() ? [...(await (await daily()).rows())] : []),
    },
  });
  const timer = setTimeout(() => {
    if (isOn()) void daily().then((one) => one.rows());
  }, laterMs);
  const dispose = () => {
    clearTimeout(timer);
    vscode.Disposable.from(view, changed).dispose();
    void loading?.then((one) => one.dispose());
  };
  return Object.assign(daily, { dispose });
}
