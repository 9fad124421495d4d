import * as vscode from "vscode";
import { linesOf } from "./newestText.ts";

/**
 * Texts of documents as strings, cached for the last document. VS Code joins all lines again after each edit, so an
 * edit within one line is spliced into the cached text instead.
 */
export interface Texts extends vscode.Disposable {
  of(document: vscode.TextDocument): string;
  /** Its lines, without line ends. */
  linesOf(document: vscode.TextDocument): readonly string[];
  /** Its length, without joining the lines of a long document. */
  lengthOf(document: vscode.TextDocument): number;
}

interface Known {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
  lines?: readonly string[];
}

export function registerTexts(): Texts {
  let last: Known | undefined;
  const known = (document: vscode.TextDocument) =>
    last?.document === document && last.version === document.version ? last : undefined;
  const read = (document: vscode.TextDocument): Known => {
    last = known(document) ?? { document, version: document.version, text: document.getText() };
    return last;
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (last?.document === event.document && !known(event.document)) last = typed(last, event);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (last?.document === document) last = undefined;
    }),
  );
  return {
    of: (document) => read(document).text,
    linesOf(document) {
      const now = read(document);
      now.lines ??= linesOf(now.text);
      return now.lines;
    },
    lengthOf: (document) =>
      known(document)?.text.length ?? document.offsetAt(new vscode.Position(document.lineCount, 0)),
    dispose: () => listeners.dispose(),
  };
}

/** Splices a single edit within one line into the known text; `undefined` for any other edit. */
function typed(
  before: Known,
  { document, contentChanges }: vscode.TextDocumentChangeEvent,
): Known | undefined {
  const { version } = document;
  const [change, ...others] = contentChanges;
  if (change === undefined || others.length > 0 || version !== before.version + 1) return undefined;
  const { range, rangeOffset: at, rangeLength, text: added } = change;
  if (!range.isSingleLine || /[\r\n]/.test(added)) return undefined;
  const { line, character } = range.start;
  return {
    document,
    version,
    text: spliced(before.text, at, rangeLength, added),
    ...(before.lines && {
      lines: before.lines.with(line, spliced(before.lines[line] ?? "", character, rangeLength, added)),
    }),
  };
}

function spliced(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}
