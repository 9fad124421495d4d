import * as vscode from "vscode";
import type { Overview } from "../../protocol/overview.ts";
import { parcelsOf } from "../../protocol/parts.ts";
import { damagedFile } from "../bundles.ts";
import { type CommandArguments, type CommandId, overviewViewType } from "../manifest.ts";
import type { Services } from "../services.ts";
import { overviewHtml } from "./overviewHtml.ts";

/** The commands that links on the page may run. */
const commands: readonly CommandId[] = [
  "marginalia.openPaper",
  "marginalia.filterLibrary",
  "marginalia.exportComparison",
];

/** An overview page in a tab. */
export interface OverviewPanel {
  readonly panel: vscode.WebviewPanel;
  /** Shows other content, now or once the page is visible. */
  show(overview: Overview): void;
}

/**
 * Opens an overview page, or fills a tab that VS Code restores. `onReady` is called each time the page starts to
 * listen, because VS Code discards hidden pages.
 */
export function openOverviewPanel(
  { extensionUri }: Pick<Services, "extensionUri">,
  title: string,
  onReady: () => void,
  restored?: vscode.WebviewPanel,
): OverviewPanel {
  const resources = ["dist", "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
  const panel =
    restored ?? vscode.window.createWebviewPanel(overviewViewType, title, vscode.ViewColumn.Active);
  // VS Code does not restore these options with a tab.
  panel.webview.options = {
    enableScripts: true,
    enableCommandUris: commands,
    localResourceRoots: resources,
  };
  panel.iconPath = vscode.Uri.joinPath(extensionUri, "media/marginalia.svg");
  panel.webview.onDidReceiveMessage((message: unknown) => {
    if (typeof message === "object" && message !== null && "kind" in message && message.kind === "ready")
      onReady();
  });
  panel.webview.html = overviewHtml({
    language: vscode.env.language,
    cspSource: panel.webview.cspSource,
    address: (file) => panel.webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, file)).toString(),
    unloaded: damagedFile("dist/overview.js"),
  });
  return {
    panel,
    show(overview) {
      if (!panel.visible) return;
      for (const parcel of parcelsOf(overview)) void panel.webview.postMessage(parcel);
    },
  };
}

/** The address that runs one of our commands. */
export function hrefOf<C extends CommandId>(id: C, ...args: CommandArguments[C]): `command:${string}` {
  return `command:${id}?${encodeURIComponent(JSON.stringify(args))}`;
}
