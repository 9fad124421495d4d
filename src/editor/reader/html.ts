import * as vscode from "vscode";
import { damagedFile } from "../bundles.ts";
import { type PageFiles, type PageParts, pageHtml } from "./pageHtml.ts";

/** The page's HTML for a webview, with the bundles and the messages that its first content needs. */
export function readerHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  first: Pick<PageParts, "files" | "needed" | "begin">,
): string {
  return pageHtml({
    language: vscode.env.language,
    nonce: newNonce(),
    cspSource: webview.cspSource,
    address: (file) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, file)).toString(),
    unloaded: damagedFile("dist/reader.js"),
    ...first,
  });
}

/** Reads the files that are inlined in the page's HTML. */
export async function readPageFiles(extensionUri: vscode.Uri): Promise<PageFiles> {
  const read = async (path: string) => {
    const file = vscode.Uri.joinPath(extensionUri, path);
    return await vscode.workspace.fs.readFile(file).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => undefined,
    );
  };
  const [script, style = ""] = await Promise.all([read("dist/reader.js"), read("media/reader.css")]);
  return { script, style };
}

/** The extension's folders that the page may load from. */
export function readerResources(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return ["dist", "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
}

/** A random string. It need not be cryptographic, because only those who can read the page could use it. */
export function newNonce(): string {
  let nonce = "";
  while (nonce.length < 32) nonce += Math.floor(Math.random() * 2 ** 32).toString(36);
  return nonce.slice(0, 32);
}
