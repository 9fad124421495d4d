import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { lineNoteItem, withLineNote } from "../../core/lineNotes/lineNote.ts";
import { localDay } from "../../core/localDay.ts";
import { cellLines } from "../documents/cellLines.ts";
import { editFileText } from "../documents/editFileText.ts";
import { newestLines } from "../documents/newestText.ts";
import type { CitationPlace } from "../manifest.ts";
import { ask, pickOne, showDone } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { linkPath } from "./paths.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "documents" | "libraryFiles" | "paperFiles" | "host" | "log"
>;

/** A citation with its paper, and the line number that the index has for it. */
interface Cited {
  readonly file: vscode.Uri;
  readonly citation: Citation;
  readonly paper: LibraryPaper;
}

/** Add Note on This Line: adds a dated item, with a link back, to the notes on the paper that the line cites. */
export function registerAddLineNote(deps: Deps): vscode.Disposable {
  const { log, paperFiles, libraryFiles, host } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.addNoteOnLine", async (place) => {
    await libraryFiles.ready();
    const cited = isPlace(place) ? citedAt(deps, place) : await citedAtCursor(deps);
    if (!cited) return;
    const { file, citation, paper } = cited;
    const name = paper.title || paper.citekey;
    const remark = await ask({
      title: l10n.t("Note on Line {0}", (citation.cell ?? citation.line) + 1),
      prompt: l10n.t("Goes to your notes on “{0}”, with a link back to the line.", name),
      placeholder: l10n.t("Your note"),
    });
    if (remark === undefined) return;
    const uri = fileOf(paper) ?? (await paperFiles.create(paper, { near: file }));
    if (!uri) return;
    const near = cellLines({ lines: (await newestLines(file.toString())) ?? [], citation });
    const item = lineNoteItem({
      day: localDay(),
      path: linkPath(uri, file),
      at: citation.line,
      code: near.lines[near.citation.line] ?? citation.text,
      remark,
    });
    await editFileText(uri, (text) => withLineNote(text, item, notesOffset(text) ?? 0), host);
    await libraryFiles.refresh([uri]);
    showDone("note", l10n.t("Noted on {0}", name));
  });
}

const isPlace = (value: unknown): value is CitationPlace =>
  typeof value === "object" && value !== null && "line" in value && "start" in value;

function citedAt({ index, library }: Deps, { uri, line, start }: CitationPlace): Cited {
  const citation = index.in(uri).find((one) => one.line === line && one.start === start);
  if (!citation) throw new Refusal(vscode.l10n.t("There is no citation on this line."));
  return withPaper(library, vscode.Uri.parse(uri, true), citation);
}

/** The citation at the cursor, else the one on its line; if several papers are cited there, asks which. */
async function citedAtCursor({ documents, library, index }: Deps): Promise<Cited | undefined> {
  const { l10n } = vscode;
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(l10n.t("There is no citation on this line."));
  const { document, selection } = editor;
  const cells = vscode.window.activeNotebookEditor?.notebook.getCells() ?? [];
  const cell = cells.find((one) => one.document === document);
  const file = cell ? cell.notebook.uri : document.uri;
  const here = documents.citationsIn(document).filter(({ line }) => line === selection.active.line);
  const at = documents.citationAt(document, selection.active);
  const wanted = at ? [at] : here;
  const found = wanted.map((citation) =>
    withPaper(library, file, cell ? inNotebook(index, cell, citation) : citation),
  );
  const papers = new Map(found.map((one) => [one.paper.id, one]));
  const [first, ...others] = papers.values();
  if (!first) throw new Refusal(l10n.t("There is no citation on this line."));
  if (others.length === 0) return first;
  const items = [first, ...others].map((one) => ({
    label: one.paper.title || one.paper.citekey,
    cited: one,
  }));
  return (await pickOne(items, { title: l10n.t("Note on Which Paper?") }))?.cited;
}

/** A cell's citation as the index has it, with its line counted over all cells. */
function inNotebook(index: Deps["index"], cell: vscode.NotebookCell, citation: Citation): Citation {
  const before = cell.notebook.getCells(new vscode.NotebookRange(0, cell.index));
  const line = before.reduce((sum, one) => sum + one.document.lineCount, citation.line);
  const known = index.in(cell.notebook.uri.toString());
  return known.find((one) => one.line === line && one.start === citation.start) ?? citation;
}

function withPaper(library: Deps["library"], file: vscode.Uri, citation: Citation): Cited {
  const paper = library.find(citation.target);
  if (!paper)
    throw new Refusal(
      vscode.l10n.t("{0} is not in the library: add it before you write notes on it.", citation.raw),
    );
  return { file, citation, paper };
}
