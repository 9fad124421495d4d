import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import * as vscode from "vscode";
import { eventually, inWorkspace, positionOf } from "./workspace.ts";

const source = resolve(__dirname, "../../../test/fixtures/foreign");

/** The files of the foreign repository (test/fixtures/foreign), as paths from its root. */
export const foreignFiles: readonly string[] = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(source.length + 1)
      .replaceAll("\\", "/"),
  );

/**
 * Inside a `describe`: the foreign repository lies in the workspace while its tests run, and the library has read its
 * papers. It is the repository of somebody who has never heard of us; papers/ came later.
 */
export function useForeign(): void {
  before("lays out the foreign repository", async () => {
    cpSync(source, inWorkspace("").fsPath, { recursive: true });
    const document = await open("include/sparsekit/assembly.h");
    const known = async () =>
      (await definitions(document, "arndt2021dealii")).length > 0 ? true : undefined;
    await eventually(known, "the foreign bibliography");
    // An earlier suite may have begun the scan; watchers would tell of these files in their own time.
    await vscode.commands.executeCommand("marginalia.rescanWorkspace");
  });
  after("takes it away", async () => {
    await closeAll();
    for (const path of Object.keys(onDisk())) rmSync(inWorkspace(path).fsPath);
    cpSync(resolve(source, "../workspace/README.md"), inWorkspace("README.md").fsPath);
    const train = await open("train.py");
    await eventually(async () => {
      const known = await definitions(train, "arXiv:1706.03762");
      return known.length === 0 ? true : undefined;
    }, "the library without the foreign papers");
    // File by file first: a folder that goes is one event for all that was in it.
    for (const entry of readdirSync(source, { withFileTypes: true })) {
      if (entry.isDirectory()) rmSync(inWorkspace(entry.name).fsPath, { recursive: true, force: true });
    }
    await vscode.commands.executeCommand("marginalia.rescanWorkspace");
    await closeAll();
  });
}

/** Closes all editors and forgets what was typed in them. */
export async function closeAll(): Promise<void> {
  const { tabGroups } = vscode.window;
  for (let left = 200; left > 0 && tabGroups.all.some(({ tabs }) => tabs.length > 0); left--) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
}

/** A file of the foreign repository, open in an editor; a notebook's cell where its number is given. */
export async function open(path: string, cell?: number): Promise<vscode.TextDocument> {
  if (cell === undefined) {
    const document = await vscode.workspace.openTextDocument(inWorkspace(path));
    await vscode.window.showTextDocument(document);
    return document;
  }
  const notebook = await vscode.workspace.openNotebookDocument(inWorkspace(path));
  const selections = [new vscode.NotebookRange(cell, cell + 1)];
  await vscode.window.showNotebookDocument(notebook, { selections, preview: false });
  return notebook.cellAt(cell).document;
}

/** What the disk holds of every file of the workspace that the foreign repository has, and of all paper files. */
export function onDisk(): Readonly<Record<string, string>> {
  const papers = readdirSync(inWorkspace("papers").fsPath).map((name) => `papers/${name}`);
  const paths = [...new Set([...foreignFiles, ...papers])].sort();
  return Object.fromEntries(
    paths.flatMap((path) => {
      try {
        return [[path, readFileSync(inWorkspace(path).fsPath, "utf8")]];
      } catch {
        return [];
      }
    }),
  );
}

/** Where definitions of ours lead from the first occurrence of `text`. */
export async function definitions(
  document: vscode.TextDocument,
  text: string,
): Promise<readonly vscode.Uri[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    positionOf(document, text),
  );
  return found
    .map((one) => ("uri" in one ? one.uri : one.targetUri))
    .filter(({ scheme, path }) => scheme === "marginalia" || /\/papers\/|\.bib$/.test(path));
}

/** Where F12 first leads from a text in a file of the foreign repository, as soon as it leads anywhere. */
export async function definition(path: string, text: string): Promise<vscode.Location | vscode.LocationLink> {
  const [document, position] = await placeIn(path, text);
  return await eventually(async () => {
    const [first] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      position,
    );
    return first;
  }, `the definition of ${text}`);
}

/** `path:line` from 1, relative to the workspace, sorted; in a notebook `path[cell]:line`, the cell from 0. */
export function places(locations: readonly vscode.Location[]): readonly string[] {
  return locations.map(({ uri, range }) => `${nameOf(uri)}:${range.start.line + 1}`).sort();
}

function nameOf(uri: vscode.Uri): string {
  const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
  const cell = cells.find(({ document }) => document.uri.toString() === uri.toString());
  return cell
    ? `${vscode.workspace.asRelativePath(cell.notebook.uri)}[${cell.index}]`
    : vscode.workspace.asRelativePath(uri);
}

/** One place of the foreign repository for each language: the file, a cell of it, and text that a citation begins with. */
export const onePlaceALanguage: readonly (readonly [
  language: string,
  path: string,
  text: string,
  cell?: number,
])[] = [
  ["a Python docstring, by link", "sparsekit/models/rotary.py", "1706.03762"],
  ["a Python docstring, by key", "sparsekit/models/kivi.py", "vaswani2017attention"],
  ["CUDA", "kernels/attention.cu", "vaswani2017attention"],
  ["C++", "include/sparsekit/assembly.h", "vaswani2017attention"],
  ["TypeScript, by link", "viewer/src/attention.ts", "https://arxiv.org/abs/1706.03762"],
  ["TypeScript, by key", "viewer/src/attention.ts", "vaswani2017attention"],
  ["Rust, by link", "rust/src/lib.rs", "https://arxiv.org/abs/1706.03762v7"],
  ["Rust, by arXiv's DOI", "rust/src/lib.rs", "https://doi.org/10.48550"],
  ["Julia", "julia/src/Solver.jl", "vaswani2017attention"],
  ["R", "R/fit.R", "vaswani2017attention"],
  ["Markdown", "README.md", "@vaswani2017attention"],
  ["a notebook's Markdown cell", "notebooks/heads.ipynb", "@vaswani2017attention", 0],
  ["a notebook's code cell", "notebooks/heads.ipynb", "arXiv:1706.03762", 1],
];

/** A file or cell, and right inside the first occurrence of `text` in it. */
export async function placeIn(
  path: string,
  text: string,
  cell?: number,
): Promise<readonly [vscode.TextDocument, vscode.Position]> {
  const document = await open(path, cell);
  return [document, positionOf(document, text)];
}
