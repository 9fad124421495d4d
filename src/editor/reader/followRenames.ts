import * as vscode from "vscode";
import { openDocument } from "../documents/newestText.ts";
import { readerViewType } from "../manifest.ts";

/** A visible reader, and the new location of its file. */
interface Moving {
  readonly to: vscode.Uri;
  readonly isPreview: boolean;
  readonly viewColumn: vscode.ViewColumn;
  readonly hasFocus: boolean;
}

/**
 * Reopens visible readers when their files are renamed or moved, alone or with their folder. VS Code would open them in
 * the default editor, which for Markdown is the text editor. `flush` is awaited first, so that typed text is included.
 */
export function followRenames(flush: (file: vscode.Uri) => Promise<unknown>): vscode.Disposable {
  let moving: readonly Moving[] = [];
  /** Unsaved text tabs that VS Code opened for such files; closed once they are saved. */
  const unsaved = new Map<string, vscode.ViewColumn>();
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      const readers = readersInSight().flatMap((reader) =>
        event.files.flatMap((file) => {
          const to = movedTo(reader.uri, file);
          return to ? [{ ...reader, to }] : [];
        }),
      );
      moving = readers;
      event.waitUntil(Promise.all(readers.map(({ uri }) => flush(uri))));
    }),
    vscode.workspace.onDidRenameFiles(async () => {
      const moved = moving;
      moving = [];
      for (const { to, isPreview: preview, viewColumn, hasFocus } of moved) {
        const options = { viewColumn, preview, preserveFocus: !hasFocus };
        await vscode.commands.executeCommand("vscode.openWith", to, readerViewType, options);
        // VS Code would ask before closing an unsaved text.
        if (openDocument(to.toString())?.isDirty) unsaved.set(to.toString(), viewColumn);
        else await closeText(to, viewColumn);
      }
    }),
    vscode.workspace.onDidSaveTextDocument(async ({ uri }) => {
      const viewColumn = unsaved.get(uri.toString());
      if (viewColumn !== undefined && unsaved.delete(uri.toString())) await closeText(uri, viewColumn);
    }),
  );
}

function readersInSight() {
  // VS Code reports the active text editor before the active tab group.
  const isText = vscode.window.activeTextEditor !== undefined;
  return vscode.window.tabGroups.all.flatMap(({ activeTab, viewColumn, isActive }) => {
    const input = activeTab?.input;
    return input instanceof vscode.TabInputCustom && input.viewType === readerViewType
      ? [
          {
            uri: input.uri,
            isPreview: activeTab?.isPreview ?? false,
            viewColumn,
            hasFocus: isActive && !isText,
          },
        ]
      : [];
  });
}

function movedTo(uri: vscode.Uri, { oldUri, newUri }: { oldUri: vscode.Uri; newUri: vscode.Uri }) {
  if (uri.toString() === oldUri.toString()) return newUri;
  return uri.toString().startsWith(`${oldUri}/`)
    ? newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) })
    : undefined;
}

async function closeText(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  const group = vscode.window.tabGroups.all.find((one) => one.viewColumn === viewColumn);
  const text = group?.tabs.find(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
  if (text) await vscode.window.tabGroups.close(text, true);
}
