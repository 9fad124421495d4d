import * as vscode from "vscode";
import type { Overview } from "../../protocol/overview.ts";
import { parcelsOf } from "../../protocol/parts.ts";
import { damagedFile } from "../bundles.ts";
import { type CommandArguments, type CommandId, overviewViewType } from "../manifest.ts";
import type { Services } from "../services.ts";

/** What the links of the page may run. */
const commands: readonly CommandId[] = [
  "marginalia.openPaper",
  "marginalia.filterLibrary",
  "marginalia.exportComparison",
];

/** A page of overviews in a tab. */
export interface OverviewPanel {
  readonly panel: vscode.WebviewPanel;
  /** Shows other content now, or once the page is in sight. */
  show(overview: Overview): void;
}

/**
 * Opens a page of overviews, or fills a tab that VS Code brings back; `onReady` is called whenever the page listens anew:
 * VS Code discards pages out of sight.
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
  // They do not come back with a tab.
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
  panel.webview.html = html(panel.webview, extensionUri);
  return {
    panel,
    show(overview) {
      if (!panel.visible) return;
      for (const parcel of parcelsOf(overview)) void panel.webview.postMessage(parcel);
    },
  };
}

/** The address that runs a command of ours. */
export function hrefOf<C extends CommandId>(id: C, ...args: CommandArguments[C]): `command:${string}` {
  return `command:${id}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** The page's HTML: one script and our style sheets, nothing else may load or run. The sentence stays where no script ran. */
function html(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const uri = (folder: string, file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, folder, file));
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource}`;
  const sentence = damagedFile("dist/overview.js").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri("media", "reader.css")}">
<link rel="stylesheet" href="${uri("media", "overview.css")}">
<title>Marginalia</title>
</head>
<body><p class="unloaded">${sentence}</p><script src="${uri("dist", "overview.js")}"></script></body>
</html>`;
}
