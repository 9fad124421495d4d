import * as vscode from "vscode";
import { damagedFile } from "../bundles.ts";

/** The page's HTML. One script and one style sheet; nothing else may load or run. The sentence stays where no script ran. */
export function readerHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", "reader.js"));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "media", "reader.css"));
  const nonce = newNonce();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Marginalia</title>
</head>
<body><p class="unloaded">${escaped(damagedFile("dist/reader.js"))}</p><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The folders that the page may load from. */
export function readerResources(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return ["dist", "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
}

/** A random string. It need not be cryptographic: only who can read the page could use it. */
export function newNonce(): string {
  let nonce = "";
  while (nonce.length < 32) nonce += Math.floor(Math.random() * 2 ** 32).toString(36);
  return nonce.slice(0, 32);
}
