import * as vscode from "vscode";
import { citationText, insertionAt } from "../../core/cite.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { registerCommand } from "../commands.ts";
import { languageOfDocument } from "../language/documents.ts";
import { type PickDeps, paperOrPick } from "../pickPaper.ts";
import { citeStyle } from "../settings.ts";

interface Deps extends PickDeps {
  readonly log: vscode.LogOutputChannel;
}

/** Cite Paper: inserts a citation at every cursor of the active editor. */
export function registerCite(deps: Deps): vscode.Disposable {
  return registerCommand(deps.log, "marginalia.citePaper", async (argument) => {
    // A focused reader or tree is no text editor: the last one that was used keeps its cursor.
    const editor = vscode.window.activeTextEditor ?? lastTextEditor();
    if (!editor) throw new Error(vscode.l10n.t("Open a file in which to cite, and put the cursor there."));
    if (isReadOnly(editor.document))
      throw new Error(vscode.l10n.t("This file is read-only; nothing can be cited in it."));
    const paper = await paperOrPick(deps, argument, vscode.l10n.t("Cite Paper"));
    if (paper) await citeIn(editor, [paper]);
  });
}

const lastTextEditor = () =>
  vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined);

const isReadOnly = ({ uri }: vscode.TextDocument) =>
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;

/** Inserts citations of papers at the cursors of an editor: one undo step for all. */
async function citeIn(editor: vscode.TextEditor, papers: readonly LibraryPaper[]): Promise<void> {
  const { document } = editor;
  const inserted = insertionsAt(
    document,
    editor.selections.map(({ active }) => active),
    papers,
  );
  const done = await editor.edit((edit) => {
    for (const { at, text } of inserted) edit.insert(document.positionAt(at), text);
  });
  if (!done)
    throw new Error(vscode.l10n.t("The editor did not take the citation; the file may be read-only."));
  await vscode.window.showTextDocument(document, editor.viewColumn);
}

/** Where and how papers are cited at some places of a document; cursors on one line of code give one comment. */
export function insertionsAt(
  document: vscode.TextDocument,
  positions: readonly vscode.Position[],
  papers: readonly LibraryPaper[],
): readonly { readonly at: number; readonly text: string }[] {
  const language = languageOfDocument(document);
  const style = citeStyle(document);
  const citation = papers.map((paper) => citationText(paper, style, language)).join(", ");
  const text = document.getText();
  const all = positions.map((position) => insertionAt(text, document.offsetAt(position), language, citation));
  return all.filter((one, index) => all.findIndex(({ at }) => at === one.at) === index);
}
