import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { Category } from "../../core/paper.ts";
import { editOpen } from "../documents/editOpen.ts";
import { openDocument } from "../documents/newestText.ts";
import { writeUnchanged } from "../documents/writeUnchanged.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "libraryFiles" | "bundles" | "host">;

/** The `categories.yaml` to change: that of the highest layer with one, else a new one in a library folder. */
export async function categoryFile(library: Library): Promise<vscode.Uri | undefined> {
  const [first] = library.categoriesFiles;
  if (first) return vscode.Uri.parse(first.file, true);
  const folder = await chooseFolder(library);
  return folder && vscode.Uri.joinPath(folder.uri, "categories.yaml");
}

/**
 * Changes the list in a `categories.yaml` with `wanted`. Throws a user-facing sentence if the file cannot be edited.
 */
export async function writeCategories(
  { library, libraryFiles, bundles, host }: Deps,
  uri: vscode.Uri,
  wanted: (listed: readonly Category[]) => readonly Category[],
): Promise<void> {
  const { l10n, workspace } = vscode;
  const { editCategories, problemSentence } = await bundles.load("library");
  const file = uri.toString();
  const listed = library.categoriesFiles.find((one) => one.file === file)?.categories ?? [];
  const edited = (text: string | undefined): string => {
    const after = editCategories(text, wanted(listed), file);
    if (typeof after === "string") return after;
    const reason = l10n.t(problemSentence(after), after.args);
    throw new Error(l10n.t("{0} could not be written: {1}", workspace.asRelativePath(uri), reason));
  };
  const open = openDocument(file);
  if (open) await editOpen(open, edited, host);
  else await writeEdited(uri, edited, host);
  await libraryFiles.refresh([uri]);
}

/** How often to retry a file that keeps changing. */
const attempts = 8;

/** Edits a file that is not open, or creates it; again if another program changes it meanwhile. */
async function writeEdited(
  uri: vscode.Uri,
  edited: (text: string | undefined) => string,
  host: Services["host"],
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = await host.textNow(uri);
    if (await writeUnchanged(uri, before, edited(before), host)) return;
  }
  throw new Error(vscode.l10n.t("{0} keeps changing.", vscode.workspace.asRelativePath(uri)));
}
