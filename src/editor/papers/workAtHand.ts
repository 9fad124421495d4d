import * as vscode from "vscode";
import { fieldsOfId } from "../../core/ids/fieldsOfId.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperId, type PaperId } from "../../core/paperId.ts";
import { type AtHandDeps, paperAtHand } from "./paperAtHand.ts";
import { idIn } from "./pickPaper.ts";

/**
 * The paper of `paperAtHand`, or a cited work that the library does not have: by what the workspace says of it, else by
 * its id alone, without a title.
 */
export async function workAtHand(
  deps: AtHandDeps,
  argument: unknown,
  title: string,
): Promise<LibraryPaper | undefined> {
  const given = idIn(argument);
  const id = typeof given === "string" && isPaperId(given) ? given : citedAtCursor(deps);
  if (id !== undefined && deps.library.find(id) === undefined) return unknownWork(deps.library, id);
  return await paperAtHand(deps, argument, title);
}

function citedAtCursor({ documents }: AtHandDeps): PaperId | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && documents.citationAt(editor.document, editor.selection.active)?.target;
}

function unknownWork(library: Library, id: PaperId): LibraryPaper {
  const bare = { citekey: "", title: "", id, ids: [id], citekeys: [], origins: [], fieldOrigins: {} };
  return library.asCited(id) ?? { ...bare, ...fieldsOfId(id) };
}
