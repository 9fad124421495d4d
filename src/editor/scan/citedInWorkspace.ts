import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { type CitedPaper, groupByPaper } from "../../core/citations/groupByPaper.ts";
import type { Library } from "../../core/library/library.ts";

/**
 * What the workspace cites. A file from elsewhere that happens to be open is no part of it; a text that has no file yet
 * may become one, and counts unless `savedOnly`.
 */
export function citedInWorkspace(
  index: CitationIndex,
  library: Library,
  { savedOnly = false } = {},
): readonly CitedPaper[] {
  const ours = [...index.files()].filter((file) => {
    const uri = vscode.Uri.parse(file);
    return uri.scheme === "untitled" ? !savedOnly : isOfWorkspace(uri);
  });
  return groupByPaper(index, library, ours);
}

/** Where no folder is open, the open files are all there is. */
const isOfWorkspace = (uri: vscode.Uri): boolean =>
  vscode.workspace.workspaceFolders === undefined || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
