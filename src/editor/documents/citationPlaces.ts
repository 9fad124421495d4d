import * as vscode from "vscode";
import type { Backlink } from "../../core/citations/citationIndex.ts";
import type { Services } from "../services.ts";
import { openNotebook } from "./openNotebooks.ts";

type Deps = Pick<Services, "index" | "documents">;

/** How many closed notebooks are loaded to find lines in cells; citations in others lead to the raw file. */
const mostNotebooks = 50;

/** The locations of citations in the editor; those in a notebook are in its cells. */
export async function placesOf(
  deps: Deps,
  backlinks: readonly Backlink[],
): Promise<readonly vscode.Location[]> {
  const closed = new Set<string>();
  return await Promise.all(
    backlinks.map(async (backlink) => {
      if (backlink.citation.cell !== undefined && !openNotebook(backlink.file)) closed.add(backlink.file);
      return closed.size > mostNotebooks ? placeInFile(backlink) : await placeOf(deps, backlink);
    }),
  );
}

/** Opens a citation's file with the citation selected. */
export async function showCitation(
  deps: Deps,
  backlink: Backlink,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const { uri, range } = await placeOf(deps, backlink);
  const shown = { ...options, selection: range };
  if (uri.scheme !== "vscode-notebook-cell") {
    // Not every file opens as text (notebooks, custom editors): this command picks the editor.
    await vscode.commands.executeCommand("vscode.open", uri, shown);
    return;
  }
  if (!openNotebook(backlink.file)) {
    // Open the notebook first: if it is opened through a cell, its tab is named after the cell.
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(backlink.file));
    await vscode.window.showNotebookDocument(notebook, options);
  }
  // VS Code 1.100 would go back to the line last shown in that cell.
  const editor = await vscode.window.showTextDocument(uri, shown);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
}

async function placeOf({ index, documents }: Deps, backlink: Backlink): Promise<vscode.Location> {
  const { file, citation } = backlink;
  if (citation.cell === undefined) return placeInFile(backlink);
  const open = openNotebook(file);
  if (open) {
    const cell = open.getCells()[citation.cell];
    return cell ? locationIn(cell.document, citation, lineOf(cell)) : placeInFile(backlink);
  }
  // Finds the citation by its number within the cell, because its line number is one of the raw file.
  const nth = index
    .in(file)
    .filter(({ cell }) => cell === citation.cell)
    .findIndex(({ line, start }) => line === citation.line && start === citation.start);
  try {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(file));
    const document = notebook.getCells()[citation.cell]?.document;
    if (!document) return placeInFile(backlink);
    const there = documents.citationsIn(document)[nth];
    return there?.text === citation.text
      ? locationIn(document, there)
      : new vscode.Location(document.uri, new vscode.Position(0, 0));
  } catch {
    return placeInFile(backlink); // A host without notebooks shows the file as text.
  }
}

/** The first line of a cell, counted over all cells as in the index. */
function lineOf({ notebook, index }: vscode.NotebookCell): number {
  return notebook
    .getCells(new vscode.NotebookRange(0, index))
    .reduce((sum, one) => sum + one.document.lineCount, 0);
}

function placeInFile({ file, citation }: Backlink): vscode.Location {
  return locationIn({ uri: vscode.Uri.parse(file) }, citation);
}

function locationIn(
  { uri }: Pick<vscode.TextDocument, "uri">,
  { line, start, end }: Backlink["citation"],
  firstLine = 0,
): vscode.Location {
  return new vscode.Location(uri, new vscode.Range(line - firstLine, start, line - firstLine, end));
}
