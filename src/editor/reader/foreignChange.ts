import * as vscode from "vscode";
import { readText } from "../files.ts";
import { showWarning } from "../messages.ts";

/** Milliseconds after a change until it is known whether the document is saved. */
const settled = 50;

/**
 * Offers a choice if another program changed a paper file to a text of the same length while the user edits it. VS Code
 * only detects conflicts by length, so it would silently overwrite that text. We cannot prevent a save from here, so
 * the other text is kept.
 */
export interface ForeignChanges extends vscode.Disposable {
  /** Remembers what a document was read from, if it is unchanged. */
  learn(document: vscode.TextDocument): void;
  /** Compares the disk with what the document was last read from or saved as. */
  beforeSave(document: vscode.TextDocument): Promise<void>;
}

/** `isWatched` says which documents count. */
export function watchForeignChanges(isWatched: (document: vscode.TextDocument) => boolean): ForeignChanges {
  /** By uri, what is on disk as far as VS Code knows. */
  const known = new Map<string, string>();
  /** The latest texts of documents that were marked as saved: read from disk, or with the first letter typed. */
  const latest = new Map<string, string>();
  const learn = (document: vscode.TextDocument) => {
    if (!document.isDirty && isWatched(document))
      known.set(document.uri.toString(), plain(document.getText()));
  };
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(learn),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty || !isWatched(document)) return;
      latest.set(document.uri.toString(), plain(document.getText()));
      // Wait until `isDirty` tells a first letter typed from a text that was read from disk.
      setTimeout(() => learn(document), settled);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      latest.delete(uri.toString());
    }),
  );
  return {
    learn,
    dispose: () => void subscriptions.dispose(),
    async beforeSave(document) {
      const before = known.get(document.uri.toString());
      const disk = await readText(document.uri).catch(() => undefined);
      if (before === undefined || disk === undefined) return;
      const theirs = plain(disk);
      const isKnown = [before, latest.get(document.uri.toString()), plain(document.getText())].includes(
        theirs,
      );
      // VS Code itself detects a text of another length.
      if (isKnown || sizeOf(theirs) !== sizeOf(before)) return;
      known.set(document.uri.toString(), theirs);
      void offer(document, theirs);
    },
  };
}

async function offer(document: vscode.TextDocument, theirs: string): Promise<void> {
  const { l10n, workspace, commands } = vscode;
  const compare = l10n.t("Compare");
  const take = l10n.t("Take the Other Text");
  const sentence = l10n.t(
    "Another program has changed {0} while you wrote in it. Your text is saved; the other one is kept here.",
    workspace.asRelativePath(document.uri),
  );
  const chosen = await showWarning(sentence, compare, take);
  if (chosen === undefined) return;
  if (chosen === take) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), theirs);
    await workspace.applyEdit(edit);
    return;
  }
  const other = await workspace.openTextDocument({ content: theirs, language: document.languageId });
  await commands.executeCommand("vscode.diff", other.uri, document.uri);
}

const plain = (text: string) => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
const sizeOf = (text: string) => new TextEncoder().encode(text).length;
