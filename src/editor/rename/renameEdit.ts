import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { newPaperFile } from "../../core/library/paperFile/frontMatter.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { keyEdits, planRename, type RenameEdit, type RenamePlan } from "../../core/rename/planRename.ts";
import { isZoteroExport } from "../../core/rename/zoteroExport.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { linesOf, newestText } from "../documents/newestText.ts";
import { openNotebook } from "../documents/openNotebooks.ts";
import { refuseLinkedFolder } from "../files.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import type { Services } from "../services.ts";
import { refusalText } from "./refusalText.ts";

/** The services that a rename needs. */
export type RenameDeps = Pick<Services, "library" | "index" | "documents" | "libraryFiles" | "workspaceScan">;

/**
 * All edits of a rename as one. Uncertain places need confirmation in the preview. Throws a user-facing sentence if the
 * key is not allowed, or if a file has changed since it was scanned.
 */
export async function renameEdit(deps: RenameDeps, from: string, to: string): Promise<vscode.WorkspaceEdit> {
  const { library, index, documents, libraryFiles, workspaceScan } = deps;
  await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
  const texts = new Map<string, Promise<string | undefined>>();
  const text = (file: string) => {
    const known = texts.get(file) ?? textOrRefusal(file);
    texts.set(file, known);
    return known;
  };
  const paperFiles = library.papers.flatMap(({ origins }) =>
    origins.filter(({ kind }) => isPaperFile(kind)).map(({ file }) => file),
  );
  const plan = await planRename(from, to, {
    byCitekey: (key) => library.byCitekey(key),
    citing: (ids) => index.citing(ids),
    text,
    scan: (notes) => documents.citationsOf(notes, "markdown"),
    paperFiles,
  });
  if ("refused" in plan) throw new Error(refusalText(plan));
  const edits = [
    ...plan.edits.filter(({ file }) => openNotebook(file) === undefined),
    ...cellEdits(plan.edits, from, to, deps),
  ];
  for (const file of new Set([...plan.edits, ...plan.moves].map(({ file }) => file)))
    if (libraryFiles.isLibraryFile(file))
      await refuseLinkedFolder(vscode.Uri.joinPath(vscode.Uri.parse(file), ".."));
  const present = await presentEdits(edits, from, text);
  const exported = await exportsAmong(new Set(present.map(({ file }) => file)), libraryFiles, text);
  const edit = await workspaceEditOf({ ...plan, edits: present }, library, exported);
  await moveNotes(edit, from, to, new Set(plan.moves.map(({ file }) => file)));
  return edit;
}

/** The bibliographies that Zotero exports: its next export would restore the old key. */
async function exportsAmong(
  files: ReadonlySet<string>,
  libraryFiles: Services["libraryFiles"],
  text: (file: string) => Promise<string | undefined>,
): Promise<ReadonlySet<string>> {
  const exported = new Set<string>();
  for (const file of files)
    if (libraryFiles.isLibraryFile(file) && isZoteroExport((await text(file)) ?? "")) exported.add(file);
  return exported;
}

/** Also renames other tools' files that are named after the key, such as `@vaswani2017attention.md`. */
async function moveNotes(
  edit: vscode.WorkspaceEdit,
  from: string,
  to: string,
  moved: ReadonlySet<string>,
): Promise<void> {
  for (const uri of await notesNamed(`@${from}.md`)) {
    const target = vscode.Uri.joinPath(uri, "..", `@${to}.md`);
    if (moved.has(uri.toString())) continue;
    await refuseOccupied(uri, target);
    edit.renameFile(uri, target);
  }
}

async function notesNamed(name: string): Promise<readonly vscode.Uri[]> {
  if (!/^@[\w.:+-]+$/.test(name)) return [];
  try {
    return await vscode.workspace.findFiles(`**/${name}`, undefined, 20);
  } catch {
    return []; // This host cannot search for files.
  }
}

/** Edits an open notebook cell by cell, because its cells may be unsaved and have their own undo. */
function cellEdits(
  edits: readonly RenameEdit[],
  from: string,
  to: string,
  { index, documents }: Pick<Services, "index" | "documents">,
): readonly RenameEdit[] {
  const notebooks = new Set(edits.flatMap(({ file }) => openNotebook(file) ?? []));
  const cells = [...notebooks].flatMap((notebook) => notebook.getCells());
  return cells.flatMap(({ document }) =>
    keyEdits(document.uri.toString(), documents.citationsIn(document), from, to, index.keyPrefixes),
  );
}

/**
 * Drops edits of files that are gone. Throws if a file has changed since it was scanned, because the edits would hit
 * the wrong places.
 */
async function presentEdits(
  edits: readonly RenameEdit[],
  from: string,
  text: (file: string) => Promise<string | undefined>,
): Promise<readonly RenameEdit[]> {
  const present: RenameEdit[] = [];
  for (const edit of edits) {
    const { file, line, start, end } = edit;
    const now = await text(file);
    if (now === undefined) continue;
    if (!linesOf(now)[line]?.slice(start, end).includes(from)) {
      const name = vscode.workspace.asRelativePath(vscode.Uri.parse(file));
      throw new Error(vscode.l10n.t("{0} has just changed on disk; nothing was renamed. Try again.", name));
    }
    present.push(edit);
  }
  return present;
}

/**
 * Throws if the target exists. Checked first, because VS Code edits the texts before it notices that the file name is
 * taken.
 */
async function refuseOccupied(file: vscode.Uri, target: vscode.Uri): Promise<void> {
  // On a case-insensitive disk, the file itself has that name.
  if (file.path.toLowerCase() === target.path.toLowerCase() || !(await isThere(target))) return;
  const name = vscode.workspace.asRelativePath(target);
  throw new Error(vscode.l10n.t("{0} is there already; nothing was renamed.", name));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // The usual case.
  }
}

/** Throws for files that are not UTF-8, because VS Code would change their bytes on save. */
async function textOrRefusal(file: string): Promise<string | undefined> {
  try {
    return await newestText(file);
  } catch (error) {
    const reason = reasonOf(error);
    const name = vscode.workspace.asRelativePath(vscode.Uri.parse(file));
    throw new Error(vscode.l10n.t("{0} cannot be read; nothing was renamed: {1}", name, reason));
  }
}

async function workspaceEditOf(
  plan: RenamePlan,
  library: Library,
  exported: ReadonlySet<string>,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const overwritten: vscode.WorkspaceEditEntryMetadata = {
    needsConfirmation: true,
    label: vscode.l10n.t("Zotero will overwrite this export"),
    description: vscode.l10n.t("Its next export brings the old key back: rename it in Zotero too."),
  };
  for (const { file, line, start, end, newText, sure } of plan.edits) {
    const range = new vscode.Range(line, start, line, end);
    const doubt: vscode.WorkspaceEditEntryMetadata = {
      needsConfirmation: true,
      label: vscode.l10n.t("May be something other than a citation"),
    };
    const isExport = exported.has(file);
    edit.replace(vscode.Uri.parse(file), range, newText, isExport ? overwritten : sure ? undefined : doubt);
  }
  if (plan.create) {
    const folder = await chooseFolder(library);
    if (!folder) throw new vscode.CancellationError();
    await refuseLinkedFolder(folder.uri);
    const uri = vscode.Uri.joinPath(folder.uri, `${plan.create.citekey}.md`);
    edit.createFile(uri, { contents: new TextEncoder().encode(newPaperFile(plan.create)) });
  }
  for (const { file, name } of plan.moves) {
    const uri = vscode.Uri.parse(file);
    const target = vscode.Uri.joinPath(uri, "..", name);
    await refuseOccupied(uri, target);
    edit.renameFile(uri, target);
  }
  return edit;
}
