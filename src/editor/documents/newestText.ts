import * as vscode from "vscode";
import { decode, encodingOf, maxBytesOf } from "../../core/scan/textFile.ts";
import { readBytes, readText } from "../files.ts";
import type { Host } from "../host.ts";
import { openNotebook } from "./openNotebooks.ts";

/** VS Code's document for a file, given its uri as a string; it need not have a tab. */
export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file);
}

/**
 * The editor's text of a file, saved or not, else the text on disk without its byte-order mark; `undefined` if there is
 * no file. Throws if the file is not UTF-8.
 */
export async function newestText(file: string): Promise<string | undefined> {
  return openDocument(file)?.getText() ?? (await readText(vscode.Uri.parse(file)))?.replace(/^\ufeff/, "");
}

/**
 * The editor's text of a file, else that on disk. `undefined` if there is no file: an editor goes on showing the text of
 * one that was deleted or moved.
 */
export async function textOfFile(
  uri: vscode.Uri,
  { textNow }: Pick<Host, "textNow">,
): Promise<string | undefined> {
  const open = openDocument(uri.toString());
  const onDisk = open?.isDirty ? undefined : await textNow(uri);
  return open && (open.isDirty || onDisk !== undefined) ? open.getText() : onDisk;
}

/**
 * A file's lines as the index counts them; for an open notebook, the lines of all cells. For display only: files that
 * are not UTF-8 are decoded too. `undefined` if the file cannot be read.
 */
export async function newestLines(file: string): Promise<readonly string[] | undefined> {
  const cells = openNotebook(file)?.getCells();
  if (cells) return cells.flatMap(({ document }) => linesOf(document.getText()));
  const text = openDocument(file)?.getText() ?? (await scannedText(vscode.Uri.parse(file)));
  return text === undefined ? undefined : linesOf(text);
}

/** The lines of a text, split as the scanner does. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Decodes as the scanner does, including files that are not UTF-8. */
async function scannedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await readBytes(uri, maxBytesOf(uri.path));
    const encoding = bytes && encodingOf(bytes);
    return encoding && decode(bytes, encoding);
  } catch {
    return undefined; // Deleted since it was scanned.
  }
}
