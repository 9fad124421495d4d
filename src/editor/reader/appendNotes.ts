import * as vscode from "vscode";
import { notesOffset } from "../../core/library/frontMatter.ts";
import { readText } from "../files.ts";

/** How often a file that keeps changing is tried. */
const attempts = 8;

/** Adds a text to the notes of a paper file, unless it is there; saved at once, and without a tab. */
export async function appendNotes(uri: vscode.Uri, text: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const name = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
    const before = open?.isDirty ? open.getText() : await readText(uri);
    if (before === undefined)
      throw new Error(vscode.l10n.t("{0} is gone.", vscode.workspace.asRelativePath(uri)));
    const added = additionTo(before, text);
    if (added === "") return;
    if (open?.isDirty) {
      // Somebody is writing in it: then it is theirs to save.
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, open.positionAt(before.length), added);
      if (await vscode.workspace.applyEdit(edit)) return;
    } else if ((await readText(uri)) === before) {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(before + added));
      return;
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 10 * attempt));
  }
  throw new Error(vscode.l10n.t("{0} keeps changing.", vscode.workspace.asRelativePath(uri)));
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
