import * as vscode from "vscode";
import type { Categories } from "../../core/library/categories.ts";
import { categoriesFile } from "../../core/library/categoriesFile.ts";
import type { Layer, SourceFile } from "../../core/library/source.ts";
import type { Load } from "../bundles.ts";
import { openDocument } from "../documents/newestText.ts";
import { readText } from "../files.ts";
import { isBibliography, isBibliographyName, parseBibliography } from "./bibliographies.ts";
import type { LibraryFolder } from "./folders.ts";
import { unreadableFile } from "./problems.ts";

/** What a file of the library holds. */
export type LibraryContent =
  | SourceFile
  | { readonly file: string; readonly layer: Layer; readonly categories: Categories };

/** A file of the library as it was last read. */
export interface LibraryFile {
  readonly content: LibraryContent;
  /** What it was read from: the same text need not be read again. Absent where it could not be read. */
  readonly text?: string;
}

const isPaperFileName = /(^|\/)([^/]+\.md|categories\.yaml)$/;

/** Whether a file of this name can belong to the library at all. */
export function mayBeLibraryFile(path: string): boolean {
  return isPaperFileName.test(path) || isBibliographyName(path);
}

/**
 * Reads one file; `undefined` for one that is gone or none of the library's. What the editor holds unsaved wins over the
 * disk, except that a record which does not parse stays as it was `before` for as long as somebody is typing in it. Never
 * rejects: a file that cannot be read has a Problem.
 */
export async function readLibraryFile(
  { load, log }: { readonly load: Load; readonly log: vscode.LogOutputChannel },
  folders: readonly LibraryFolder[],
  file: string,
  before: LibraryFile | undefined,
): Promise<LibraryFile | undefined> {
  const uri = vscode.Uri.parse(file);
  const name = file.slice(file.lastIndexOf("/") + 1);
  // A bibliography is one in a library folder too.
  const folder = isPaperFileName.test(name)
    ? folders.find((one) => file === `${one.uri.toString()}/${name}`)
    : undefined;
  if (!folder && !isBibliography(uri)) return undefined;
  // As in the listing of the folder: what a link leads to is not this folder's.
  if (folder && (await isLink(uri))) return undefined;
  try {
    const document = openDocument(file);
    const typed = document?.isDirty ? document.getText() : undefined;
    const text = typed ?? (await readText(uri));
    if (text === undefined || text === before?.text) return text === undefined ? undefined : before;
    const content = await parsed(load, folder, file, text);
    const last = typed === undefined ? undefined : before?.content;
    const isHalfTyped = content === undefined || ("records" in content && content.records.length === 0);
    if (isHalfTyped && last && "records" in last) {
      // Without its text: once saved, it is read as it is.
      return { content: { ...last, problems: content?.problems ?? [] } };
    }
    return content && { content, text };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(`${file}: ${reason}`);
    return { content: unreadableFile(file, folder?.layer ?? { kind: "bibliography", order: 0 }, reason) };
  }
}

async function parsed(
  load: Load,
  folder: LibraryFolder | undefined,
  file: string,
  text: string,
): Promise<LibraryContent | undefined> {
  if (!folder) return await parseBibliography(load, { file, text });
  const { parseCategories, parsePaperFile } = await load("library");
  if (!file.endsWith(`/${categoriesFile}`)) return parsePaperFile(text, file, folder.layer);
  return { file, layer: folder.layer, categories: parseCategories(text, file) };
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false; // Gone, or never there.
  }
}
