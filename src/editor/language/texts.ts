import * as vscode from "vscode";
import { linesOf } from "../newestText.ts";

/**
 * The texts of documents as whole strings, kept for the document that was asked for last. VS Code joins all lines of a
 * document anew after each edit; here an edit within a line, as typing is, goes into the text that is known.
 */
export interface Texts extends vscode.Disposable {
  of(document: vscode.TextDocument): string;
  /** Its lines, without their ends. */
  linesOf(document: vscode.TextDocument): readonly string[];
}

interface Known {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
  lines?: readonly string[];
}

export function registerTexts(): Texts {
  let known: Known | undefined;
  const current = (document: vscode.TextDocument): Known => {
    const { version } = document;
    if (known?.document !== document || known.version !== version)
      known = { document, version, text: document.getText() };
    return known;
  };
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (known?.document === event.document && known.version !== event.document.version)
      known = typed(known, event);
  });
  return {
    of: (document) => current(document).text,
    linesOf(document) {
      const now = current(document);
      now.lines ??= linesOf(now.text);
      return now.lines;
    },
    dispose: () => listener.dispose(),
  };
}

/** The text after an edit within one line, the first since it was known; `undefined` after any other. */
function typed(
  known: Known,
  { document, contentChanges }: vscode.TextDocumentChangeEvent,
): Known | undefined {
  const { version } = document;
  const [change, ...others] = contentChanges;
  if (change === undefined || others.length > 0 || version !== known.version + 1) return undefined;
  const { range, rangeOffset: at, rangeLength, text: added } = change;
  if (!range.isSingleLine || /[\r\n]/.test(added)) return undefined;
  const { line, character } = range.start;
  return {
    document,
    version,
    text: spliced(known.text, at, rangeLength, added),
    ...(known.lines && {
      lines: known.lines.with(line, spliced(known.lines[line] ?? "", character, rangeLength, added)),
    }),
  };
}

function spliced(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}
