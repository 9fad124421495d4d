import * as vscode from "vscode";
import { type CitedPaper, groupByPaper } from "../../core/citations/groupByPaper.ts";
import { debounce } from "../debounce.ts";
import { showCitation } from "../documents/citationPlaces.ts";
import { citedViewId, filterContext, scannedContext } from "../manifest.ts";
import { withProgress } from "../messages.ts";
import { cardOf, citedIn } from "../papers/paperCard.ts";
import { registerCommand } from "../registerCommand.ts";
import { createRows } from "../rows.ts";
import { citedInWorkspace } from "../scan/citedInWorkspace.ts";
import type { Services } from "../services.ts";
import { onSettings, readSetting, writeSetting } from "../settings.ts";
import type * as Rows from "./bundle.ts";
import type { Node } from "./nodes.ts";

type Deps = Pick<
  Services,
  "bundles" | "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "log" | "trail"
>;

/** A burst of events, such as a branch switch, gives one update. */
const debounceMs = 150;

/** The view Cited in Workspace: paper → part → file → line, from the index. A separate bundle makes its rows. */
export function registerCitedTree(deps: Deps): vscode.Disposable {
  const { bundles, library, index, libraryFiles, workspaceScan, log } = deps;
  const rows = () => bundles.loadPart<typeof Rows>("cited");
  const changed = new vscode.EventEmitter<undefined>();
  let openFileOnly = false;
  let isScanning = false;
  let isScanned = false;

  const openFile = () => {
    const { activeNotebookEditor, activeTextEditor } = vscode.window;
    return (activeNotebookEditor?.notebook.uri ?? activeTextEditor?.document.uri)?.toString();
  };
  const papers = (): readonly CitedPaper[] => {
    if (!openFileOnly) return citedInWorkspace(index, library);
    const file = openFile();
    return file === undefined ? [] : groupByPaper(index, library, [file]);
  };
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async (node) => (await rows()).itemOf(node),
    async getChildren(node) {
      const { childrenOf, paperNodes } = await rows();
      if (node) return [...(await childrenOf(node))];
      await libraryFiles.ready();
      beginScan();
      const found = papers();
      describe(found);
      return [...paperNodes(found, readSetting("marginalia.cited.sortBy"), deps.trail)];
    },
    resolveTreeItem(item, node) {
      const paper = node.kind === "cited" ? node.cited.paper : undefined;
      if (paper) item.tooltip = cardOf(paper, citedIn(index, paper), "plain");
      return item;
    },
  };
  const view = createRows(citedViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  /** Starts the workspace scan, once; results are shown as they arrive. */
  function beginScan(): void {
    if (isScanning) return;
    isScanning = true;
    const scan = async () => {
      await workspaceScan.ready();
      isScanned = true;
      await vscode.commands.executeCommand("setContext", scannedContext, true);
      draw.add("changed");
    };
    void withProgress({ viewId: citedViewId }, scan);
  }

  /** Sets the view's description and message: how many papers, and why it is empty. */
  function describe(found: readonly CitedPaper[]): void {
    const { l10n } = vscode;
    const count = found.length === 0 ? "" : String(found.length);
    view.description = [count, openFileOnly ? l10n.t("open file") : ""].filter(Boolean).join(" · ");
    const partial = l10n.t(
      "In a virtual workspace only open files are listed until you scan it with the button above.",
    );
    const isPartial = !openFileOnly && workspaceScan.isPartial();
    const isNothingHere = isScanned && openFileOnly && found.length === 0;
    view.message = isPartial ? partial : isNothingHere ? l10n.t("The open file cites no paper.") : "";
  }
  const draw = debounce<"changed">(debounceMs, () => {
    // Before the view is first opened, nothing is drawn or scanned.
    if (isScanning) changed.fire(undefined);
  });
  const filter = async (on: boolean) => {
    openFileOnly = on;
    await vscode.commands.executeCommand("setContext", filterContext, on);
    draw.add("changed");
  };
  return vscode.Disposable.from(
    view,
    changed,
    draw,
    library.onDidChange(() => draw.add("changed")),
    library.onDidChangeCitedHere(() => draw.add("changed")),
    index.onDidChange(() => draw.add("changed")),
    vscode.window.onDidChangeActiveTextEditor(() => openFileOnly && draw.add("changed")),
    vscode.window.onDidChangeActiveNotebookEditor(() => openFileOnly && draw.add("changed")),
    onSettings(["marginalia.cited.sortBy"], () => draw.add("changed")),
    registerCommand(log, "marginalia.cited.sortByName", () =>
      writeSetting("marginalia.cited.sortBy", "name"),
    ),
    registerCommand(log, "marginalia.cited.sortByCitations", () =>
      writeSetting("marginalia.cited.sortBy", "citations"),
    ),
    registerCommand(log, "marginalia.cited.showOpenFile", () => filter(true)),
    registerCommand(log, "marginalia.cited.showWorkspace", () => filter(false)),
    registerCommand(log, "marginalia.cited.openCell", async (file, line, start) => {
      const citation = index.in(file).find((one) => one.line === line && one.start === start);
      if (citation) await showCitation(deps, { file, citation }, { preserveFocus: true });
      else await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(file));
    }),
    registerCommand(log, "marginalia.rescanWorkspace", () =>
      withProgress({ viewId: citedViewId }, () => workspaceScan.rescan()),
    ),
  );
}
