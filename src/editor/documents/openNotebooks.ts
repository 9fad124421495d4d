import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { debounce } from "../debounce.ts";

const debounceMs = 200;

/** The open notebooks that are in the index. */
export interface OpenNotebooks extends vscode.Disposable {
  has(file: string): boolean;
}

/**
 * Updates the index from the notebooks in tabs, saved or not. Lines are counted over all cells, because the file's
 * lines are JSON and unsaved cells have none. `onClosed` gets notebooks whose file counts again.
 */
export function registerOpenNotebooks(
  index: CitationIndex,
  citationsIn: (document: vscode.TextDocument) => readonly Citation[],
  onClosed: (file: string) => void,
): OpenNotebooks {
  const counted = new Set<string>();
  const count = (notebook: vscode.NotebookDocument) => {
    let first = 0;
    const citations = notebook.getCells().flatMap(({ document, index: cell }) => {
      const ofCell = citationsIn(document).map((one) => ({ ...one, line: first + one.line, cell }));
      first += document.lineCount;
      return ofCell;
    });
    index.setOpen(notebook.uri.toString(), citations);
  };
  const follow = () =>
    index.batch(() => {
      const open = new Map(
        vscode.workspace.notebookDocuments.flatMap(({ uri }) => {
          const notebook = openNotebook(uri.toString());
          return notebook ? [[uri.toString(), notebook] as const] : [];
        }),
      );
      for (const file of counted) {
        if (open.has(file)) continue;
        counted.delete(file);
        index.closeOpen(file);
        onClosed(file);
      }
      for (const [file, notebook] of open) {
        if (counted.has(file)) continue;
        counted.add(file);
        count(notebook);
      }
    });
  const changed = debounce<vscode.NotebookDocument>(debounceMs, (notebooks) =>
    index.batch(() => {
      for (const notebook of notebooks) if (counted.has(notebook.uri.toString())) count(notebook);
    }),
  );
  follow();
  const events = vscode.Disposable.from(
    changed,
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.workspace.onDidOpenNotebookDocument(follow),
    vscode.workspace.onDidCloseNotebookDocument(follow),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
      if (contentChanges.length > 0 || cellChanges.some(({ document }) => document)) changed.add(notebook);
    }),
  );
  return { has: (file) => counted.has(file), dispose: () => events.dispose() };
}

/** Milliseconds after which an undo across files is complete. */
const afterUndo = 100;

/**
 * Saves a notebook that an undo or redo has changed as text. Undoing an edit of several files changes a notebook's raw
 * text, which has no tab, so the user could not save it.
 */
export function saveUndoneNotebooks(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (reason === undefined || !isNotebookText(document.uri) || hasTextTab(document.uri)) return;
    // Waits for the whole undo; VS Code may mark the text dirty in a later event.
    setTimeout(() => void (!document.isClosed && document.save()), afterUndo);
  });
}

/** A file's notebook if it has a tab. VS Code keeps closed ones loaded for a while, but users cannot save those. */
export function openNotebook(file: string): vscode.NotebookDocument | undefined {
  if (!tabInputs().some((input) => input instanceof vscode.TabInputNotebook && input.uri.toString() === file))
    return undefined;
  return vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === file);
}

const isNotebookText = ({ scheme, path }: vscode.Uri) =>
  scheme !== "vscode-notebook-cell" && /\.ipynb$/i.test(path);

function hasTextTab(uri: vscode.Uri): boolean {
  return tabInputs().some(
    (input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}

const tabInputs = () =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map((tab): unknown => tab.input));
