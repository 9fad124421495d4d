import * as vscode from "vscode";
import type { Host } from "../host.ts";
import { editOpen } from "./editOpen.ts";
import { openDocument } from "./newestText.ts";
import { writeUnchanged } from "./writeUnchanged.ts";

/** How often to retry a file that keeps changing. */
const attempts = 8;

/**
 * Changes the text of a file and saves it without opening a tab. An open document is only saved if it had no unsaved
 * changes. `change` may be called again if the text changes meanwhile. Throws a user-facing sentence on failure.
 */
export async function editFileText(
  uri: vscode.Uri,
  change: (before: string) => string,
  host: Host,
): Promise<void> {
  const open = openDocument(uri.toString());
  if (open) return await editOpen(open, change, host);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = await host.textNow(uri);
    if (before === undefined)
      throw new Error(vscode.l10n.t("{0} is gone.", vscode.workspace.asRelativePath(uri)));
    const after = change(before);
    if (after === before || (await writeUnchanged(uri, before, after, host))) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 10 * attempt));
  }
  throw new Error(vscode.l10n.t("{0} keeps changing.", vscode.workspace.asRelativePath(uri)));
}
