import * as vscode from "vscode";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { keepSaved } from "../documents/keepSaved.ts";
import { openDocument } from "../documents/newestText.ts";
import { readText } from "../files.ts";
import type { Host } from "../host.ts";

/** How often a file that keeps changing is tried. */
const attempts = 8;

/** Adds a text to the notes of a paper file, unless it is there; saved at once, and without a tab. */
export async function appendNotes(uri: vscode.Uri, text: string, host: Host): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const open = openDocument(uri.toString());
    const before = open?.getText() ?? (await readText(uri));
    if (before === undefined)
      throw new Error(vscode.l10n.t("{0} is gone.", vscode.workspace.asRelativePath(uri)));
    const added = additionTo(before, text);
    if (added === "") return;
    if (open) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, open.positionAt(before.length), added);
      if (await keepSaved(open, () => vscode.workspace.applyEdit(edit))) return;
    } else if (await writeUnchanged(uri, before, before + added, host)) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 10 * attempt));
  }
  throw new Error(vscode.l10n.t("{0} keeps changing.", vscode.workspace.asRelativePath(uri)));
}

/** Writes a file that is still as it was read; false where it is not. No other window writes it meanwhile. */
async function writeUnchanged(uri: vscode.Uri, before: string, after: string, host: Host): Promise<boolean> {
  return await host.exclusively(uri, async () => {
    if ((await readText(uri)) !== before) return false;
    const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
    await files.write(uri.path.slice(uri.path.lastIndexOf("/") + 1), new TextEncoder().encode(after));
    return true;
  });
}

/** What to put at the end of a paper file, so that its notes hold the text; "" where they are just that. */
function additionTo(file: string, text: string): string {
  const eol = file.includes("\r\n") ? "\r\n" : "\n";
  const written = text.replace(/\n/g, eol);
  const offset = notesOffset(file) ?? 0;
  if (file.slice(offset).trim() === written.trim()) return "";
  if (/[\r\n]$/.test(file)) return (offset < file.length ? eol : "") + written;
  return (offset < file.length ? eol : "") + eol + written;
}
