import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { type CitedPaper, groupByPaper } from "../../core/citations/groupByPaper.ts";
import type { Library } from "../../core/library/library.ts";

/** What the workspace cites. Open files from elsewhere do not count; untitled texts do, unless `savedOnly`. */
export function citedInWorkspace(
  index: CitationIndex,
  library: Library,
  { savedOnly = false } = {},
): readonly CitedPaper[] {
  const ours = index.files().filter((file) => {
    const uri = vscode.Uri.parse(file);
    return uri.scheme === "untitled" ? !savedOnly : isOfWorkspace(uri);
  });
  return groupByPaper(index, library, ours);
}

/** With no folder open, the open files are the workspace. */
const isOfWorkspace = (uri: vscode.Uri): boolean =>
  vscode.workspace.workspaceFolders === undefined || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
