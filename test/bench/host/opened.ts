import * as vscode from "vscode";

/** Waits for this many milliseconds. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The folder that is open in the window, and our extension, activated. */
export async function opened() {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  const ours = vscode.extensions.getExtension("marginalia.marginalia");
  if (!root || !ours) throw new Error("The folder or the extension is missing.");
  await ours.activate();
  return { root, ours };
}
