import * as vscode from "vscode";
import type { parsePaperFile } from "../../core/library/paperFile/parsePaperFile.ts";
import type { SourceFile } from "../../core/library/source.ts";
import type { Paper } from "../../core/paper.ts";
import type { Problem } from "../../core/problem.ts";
import { applySpan, type Span } from "../../core/text/span.ts";
import type { NotesDocument } from "./hostNotes.ts";
import { type NotesPart, notesPartOf, placeIn } from "./notesPart.ts";

/** The notes that a page shows, with the record above them. */
export interface PaperDocument extends NotesDocument {
  /** The record as it is in the document now; `undefined` if the file is not a paper file or does not parse. */
  record(): Paper | undefined;
  /** Why the paper file does not parse; `undefined` if it does, or is not a paper file. */
  problem(): Problem | undefined;
}

/** The notes in a paper file. Edits never touch its front matter. */
export function paperFileDocument(
  document: vscode.TextDocument,
  parse: typeof parsePaperFile,
): PaperDocument {
  let parsed: { readonly front: string; readonly content: SourceFile | undefined } | undefined;
  let cut: { readonly version: number; readonly part: NotesPart | undefined } | undefined;

  function part(): NotesPart | undefined {
    if (cut?.version !== document.version) {
      cut = { version: document.version, part: notesPartOf(document.getText()) };
    }
    return cut.part;
  }

  function content(): SourceFile | undefined {
    // Only parses again if the front matter changed, not at each keystroke in the notes.
    const front = part()?.front ?? document.getText();
    if (parsed?.front !== front) {
      const layer = { kind: "papers", order: 0 } as const;
      parsed = { front, content: parse(front, document.uri.toString(), layer) };
    }
    return parsed.content;
  }

  const record = () => content()?.records[0]?.paper;

  return {
    record,
    problem: () => (record() === undefined ? content()?.problems[0] : undefined),
    read() {
      const now = part();
      if (now === undefined || record() === undefined) return undefined;
      return { version: document.version, text: now.notes };
    },
    async apply(version, change) {
      const now = part();
      if (document.version !== version || now === undefined || document.isClosed) return false;
      const place = (offset: number) => {
        const { line, character } = placeIn(now.notes, offset, now.line);
        return new vscode.Position(line, character);
      };
      const edit = new vscode.WorkspaceEdit();
      if (now.closed)
        edit.replace(document.uri, new vscode.Range(place(change.start), place(change.end)), change.text);
      else edit.insert(document.uri, document.positionAt(now.front.length), `\n${change.text}`);
      return await vscode.workspace.applyEdit(edit);
    },
  };
}

/** Notes on a paper without a file, kept in memory. */
export function unfiledDocument(record: () => Paper | undefined, onEdit: () => void): PaperDocument {
  let version = 1;
  let text = "";
  return {
    record,
    problem: () => undefined,
    read: () => ({ version, text }),
    apply(ofVersion: number, change: Span) {
      if (ofVersion !== version) return Promise.resolve(false);
      text = applySpan(text, change);
      version++;
      onEdit();
      return Promise.resolve(true);
    },
  };
}
