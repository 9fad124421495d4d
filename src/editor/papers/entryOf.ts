import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";

/**
 * Where the user's own files define a paper: its entry of a bibliography, else its paper file; `undefined` for a paper that
 * they do not have.
 */
export function entryOf({ origins }: LibraryPaper): vscode.Location | undefined {
  const own = origins.filter(({ kind }) => kind !== "seeds");
  const origin = own.find(({ kind }) => !isPaperFile(kind)) ?? own[0];
  return origin && new vscode.Location(vscode.Uri.parse(origin.file), new vscode.Position(origin.line, 0));
}
