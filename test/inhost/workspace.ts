import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The uri of a path in the copy of the workspace that the suite runs in. */
export function inWorkspace(path: string): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0];
  assert.ok(root, "the suite runs in a folder");
  return vscode.Uri.joinPath(root.uri, path);
}

export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(inWorkspace(path), { recursive: true, useTrash: false });
}

/** Waits until `probe` gives something; for what files and watchers bring about in their own time. */
export async function eventually<T>(probe: () => Promise<T | undefined>, what: string): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `${what}: not within 15 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The text of a document with `|` for each cursor, shown in an editor whose cursors stand there. */
export async function editorWith(marked: string, language: string): Promise<vscode.TextEditor> {
  const parts = marked.split("|");
  const document = await untitled(parts.join(""), language);
  const editor = await vscode.window.showTextDocument(document);
  let offset = 0;
  editor.selections = parts.slice(0, -1).map((part) => {
    offset += part.length;
    const at = document.positionAt(offset);
    return new vscode.Selection(at, at);
  });
  return editor;
}

/** A new document. VS Code gives out the name of one that is just being closed, and then that one's text (seen: 1.139). */
async function untitled(content: string, language: string): Promise<vscode.TextDocument> {
  for (;;) {
    const document = await vscode.workspace.openTextDocument({ language, content });
    if (document.getText() === content) return document;
  }
}

/** The position right inside the first occurrence of `text`. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `“${text}” is in the document`);
  return document.positionAt(offset + 1);
}

/** What all hover providers say at the first occurrence of `text`, as Markdown. */
export async function hoverAt(
  document: vscode.TextDocument,
  text: string,
): Promise<readonly vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    positionOf(document, text),
  );
  return hovers.flatMap(({ contents }) => contents.filter((part) => part instanceof vscode.MarkdownString));
}

/** Markdown with its entities as the characters that they show. */
export const plain = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** The name of the file in the tab in front, whatever VS Code calls the tab. */
export function fileInFront(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri =
    input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  return uri?.path.split("/").at(-1);
}
