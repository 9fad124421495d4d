import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { readerViewType, recordReaderViewType } from "../manifest.ts";
import { documentUri, paperAt } from "./records.ts";

/** Opens a paper in the reader: its file, or its record if it has none. */
export async function openPaper(
  paper: LibraryPaper,
  options: {
    readonly preview: boolean;
    readonly viewColumn?: vscode.ViewColumn;
    readonly preserveFocus?: boolean;
  },
): Promise<void> {
  await vscode.commands.executeCommand("vscode.openWith", documentUri(paper), readerViewType, { ...options });
}

/** The paper of the active reader tab. */
export function paperInReader(library: Library): LibraryPaper | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && isReader(input) ? paperAt(library, input.uri) : undefined;
}

/** Whether a tab is one of our readers. */
export function isReader({ viewType }: vscode.TabInputCustom): boolean {
  return viewType === readerViewType || viewType === recordReaderViewType;
}
