import * as vscode from "vscode";

/**
 * The page's own script and style sheet, which its HTML carries whole: a page in a browser waits some ten milliseconds
 * for each file that it asks for, and nothing of the paper is seen before.
 */
export interface PageFiles {
  /** `undefined` if it cannot be read: the page then says so. */
  readonly script: string | undefined;
  readonly style: string;
}

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
