import * as vscode from "vscode";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { editOpen } from "../documents/editOpen.ts";
import { openDocument } from "../documents/newestText.ts";
import { readText } from "../files.ts";
import type { Host } from "../host.ts";

/** Attempts to write a file that keeps changing. */
const attempts = 8;

/** Appends text to the notes of a paper file, unless it is there already, and saves it without opening a tab. */
export async function appendNotes(uri: vscode.Uri, text: string, host: Host): Promise<void> {
  const open = openDocument(uri.toString());
  if (open) return await editOpen(open, (before) => before + additionTo(before, text), host);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = await readText(uri);
    if (before === undefined)
      throw new Error(vscode.l10n.t("{0} is gone.", vscode.workspace.asRelativePath(uri)));
    const added = additionTo(before, text);
    if (added === "" || (await writeUnchanged(uri, before, before + added, host))) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 10 * attempt));
  }
  throw new Error(vscode.l10n.t("{0} keeps changing.", vscode.workspace.asRelativePath(uri)));
}

/** Writes a file if its text is still `before`; returns whether it was. */
async function writeUnchanged(uri: vscode.Uri, before: string, after: string, host: Host): Promise<boolean> {
  return await host.exclusively(uri, async () => {
    if ((await readText(uri)) !== before) return false;
    const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
    await files.write(uri.path.slice(uri.path.lastIndexOf("/") + 1), new TextEncoder().encode(after));
    return true;
  });
}

/** What to append to a paper file so that its notes contain the text; "" where they are that text already. */
function additionTo(file: string, text: string): string {
  const eol = file.includes("\r\n") ? "\r\n" : "\n";
  const written = text.replace(/\n/g, eol);
  const offset = notesOffset(file) ?? 0;
  if (file.slice(offset).trim() === written.trim()) return "";
  if (/[\r\n]$/.test(file)) return (offset < file.length ? eol : "") + written;
  return (offset < file.length ? eol : "") + eol + written;
}
