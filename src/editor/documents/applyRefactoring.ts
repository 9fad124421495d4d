import * as vscode from "vscode";
import { spanBetween } from "../../core/text/span.ts";
import { showInformation } from "../messages.ts";
import { newestText } from "./newestText.ts";

/**
 * Applies an edit of several files as one undo step and saves them; `false` if the user discards it in the preview.
 * Open notebooks are not saved: saved cells would not take part in the undo.
 */
export async function applyRefactoring(edit: vscode.WorkspaceEdit): Promise<boolean> {
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  const touched = new Set(edit.entries().map(([uri]) => uri.toString()));
  const open = vscode.workspace.textDocuments.filter(
    // Saving an untitled text would ask for a file.
    ({ isDirty, isUntitled, uri }) =>
      isDirty && !isUntitled && uri.scheme !== "vscode-notebook-cell" && touched.has(uri.toString()),
  );
  await Promise.all(open.map((document) => document.save()));
  return true;
}

type Texts = ReadonlyMap<string, string | undefined>;

/**
 * Applies an edit of several files, shows `sentence`, and offers to undo all of it. VS Code's own Undo only does so
 * from an editor of one of the files, and leaves the others unsaved. False if the user discards the edit in its
 * preview.
 */
export async function applyWithUndo(edit: vscode.WorkspaceEdit, sentence: string): Promise<boolean> {
  const files = edit.entries().map(([uri]) => uri.toString());
  const before = await textsOf(files);
  if (!(await applyRefactoring(edit))) return false;
  const after = await textsOf(files);
  void offerUndo(sentence, before, after);
  return true;
}

async function textsOf(files: readonly string[]): Promise<Texts> {
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await newestText(file).catch(() => undefined)] as const),
    ),
  );
}

async function offerUndo(sentence: string, before: Texts, after: Texts): Promise<void> {
  const { l10n } = vscode;
  const undo = l10n.t("Undo");
  if ((await showInformation(sentence, undo)) !== undo) return;
  const edit = new vscode.WorkspaceEdit();
  const changed: string[] = [];
  for (const [file, old] of before) {
    const uri = vscode.Uri.parse(file);
    const now = await newestText(file).catch(() => undefined);
    if (old === undefined || now === undefined || now === old) continue;
    const span = spanBetween(now, old);
    if (now !== after.get(file) || !span) {
      changed.push(vscode.workspace.asRelativePath(uri));
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    edit.replace(uri, range, span.text);
  }
  if (edit.size > 0) await applyRefactoring(edit);
  if (changed.length > 0)
    void showInformation(l10n.t("Left as they are, since they have changed: {0}.", changed.join(", ")));
}
