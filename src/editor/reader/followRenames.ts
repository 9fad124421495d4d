import * as vscode from "vscode";
import { openDocument } from "../documents/newestText.ts";
import { readerViewType } from "../manifest.ts";

/** A visible reader, and the old and the new location of its file. */
interface Moving {
  readonly uri: vscode.Uri;
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
  /** Of all renames that are under way: VS Code may begin one before another has ended. */
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
      // What is left of a rename that failed is replaced.
      moving = [...moving.filter((one) => !isAmong(event.files, one)), ...readers];
      event.waitUntil(Promise.all(readers.map(({ uri }) => flush(uri))));
    }),
    vscode.workspace.onDidRenameFiles(async ({ files }) => {
      const moved = moving.filter((one) => isAmong(files, one));
      moving = moving.filter((one) => !moved.includes(one));
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

/** Whether a rename of these files moves the reader's file. */
function isAmong(files: vscode.FileRenameEvent["files"], { uri, to }: Moving): boolean {
  return files.some((file) => movedTo(uri, file)?.toString() === to.toString());
}

async function closeText(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  const group = vscode.window.tabGroups.all.find((one) => one.viewColumn === viewColumn);
  const text = group?.tabs.find(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
  if (text) await vscode.window.tabGroups.close(text, true);
}
