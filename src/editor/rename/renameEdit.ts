import * as vscode from "vscode";
import { scan } from "../../core/citations/scan.ts";
import type { Library } from "../../core/library/library.ts";
import { newPaperFile } from "../../core/library/paperFile/newPaperFile.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { keyEdits, planRename, type RenameEdit, type RenamePlan } from "../../core/rename/renameCitekey.ts";
import { languageOfDocument } from "../documents/documents.ts";
import { linesOf, newestText } from "../documents/newestText.ts";
import { openNotebook } from "../documents/notebooks.ts";
import { refuseLinkedFolder } from "../files.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import type { Services } from "../services.ts";
import { refusalText } from "./refusalText.ts";

/** What the edits of a rename are made from. */
export type RenameDeps = Pick<Services, "library" | "index" | "libraryFiles" | "workspaceScan">;

/**
 * All edits of a rename as one. Doubtful places need confirmation in the preview. Throws a sentence where the key is
 * not allowed, or where a file has changed since it was scanned.
 */
export async function renameEdit(deps: RenameDeps, from: string, to: string): Promise<vscode.WorkspaceEdit> {
  const { library, index, libraryFiles, workspaceScan } = deps;
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
    paperFiles,
  });
  if ("refused" in plan) throw new Error(refusalText(plan));
  const edits = [
    ...plan.edits.filter(({ file }) => openNotebook(file) === undefined),
    ...cellEdits(plan.edits, from, to, index.keyPrefixes),
  ];
  for (const file of new Set([...plan.edits, ...plan.moves].map(({ file }) => file)))
    if (libraryFiles.isLibraryFile(file))
      await refuseLinkedFolder(vscode.Uri.joinPath(vscode.Uri.parse(file), ".."));
  return await workspaceEditOf({ ...plan, edits: await presentEdits(edits, from, text) }, library);
}

/** An open notebook is edited cell by cell: its cells may be unsaved, and have their own undo. */
function cellEdits(
  edits: readonly RenameEdit[],
  from: string,
  to: string,
  prefixes: readonly string[],
): readonly RenameEdit[] {
  const notebooks = new Set(edits.flatMap(({ file }) => openNotebook(file) ?? []));
  const cells = [...notebooks].flatMap((notebook) => notebook.getCells());
  return cells.flatMap(({ document }) =>
    keyEdits(
      document.uri.toString(),
      scan(document.getText(), languageOfDocument(document)),
      from,
      to,
      prefixes,
    ),
  );
}

/**
 * Drops edits of files that are gone. Throws where a file has changed since it was scanned: the edits would cut it in
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

/** Checked first, because VS Code would edit the texts before it finds the file name taken. */
async function refuseOccupied(file: vscode.Uri, target: vscode.Uri): Promise<void> {
  // On a case-insensitive disk the file itself has that name.
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

/** Refuses files that are not UTF-8: VS Code would save them with other bytes. */
async function textOrRefusal(file: string): Promise<string | undefined> {
  try {
    return await newestText(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const name = vscode.workspace.asRelativePath(vscode.Uri.parse(file));
    throw new Error(vscode.l10n.t("{0} cannot be read; nothing was renamed: {1}", name, reason));
  }
}

async function workspaceEditOf(plan: RenamePlan, library: Library): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, line, start, end, newText, sure } of plan.edits) {
    const range = new vscode.Range(line, start, line, end);
    const doubt: vscode.WorkspaceEditEntryMetadata = {
      needsConfirmation: true,
      label: vscode.l10n.t("May be something else than a citation"),
    };
    edit.replace(vscode.Uri.parse(file), range, newText, sure ? undefined : doubt);
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
