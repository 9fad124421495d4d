import * as vscode from "vscode";
import { decode, encodingOf, maxBytesOf } from "../../core/scan/readable.ts";
import { readBytes, readText } from "../files.ts";
import { openNotebook } from "./notebooks.ts";

/** The document that VS Code holds of a file, in a tab or not; files are named by their uris as strings. */
export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file);
}

/**
 * What the editor holds of a file, saved or not, else what it would: the disk's text without a byte-order mark;
 * `undefined` where there is no file. Throws where it cannot be read as it would be written.
 */
export async function newestText(file: string): Promise<string | undefined> {
  return openDocument(file)?.getText() ?? (await readText(vscode.Uri.parse(file)))?.replace(/^\ufeff/, "");
}

/**
 * The lines that the index counts of a file, to be looked at alone; of an open notebook those of all its cells.
 * `undefined` where it cannot be read (any more).
 */
export async function newestLines(file: string): Promise<readonly string[] | undefined> {
  const cells = openNotebook(file)?.getCells();
  if (cells) return cells.flatMap(({ document }) => linesOf(document.getText()));
  const text = openDocument(file)?.getText() ?? (await scannedText(vscode.Uri.parse(file)));
  return text === undefined ? undefined : linesOf(text);
}

/** A text's lines, as the scanner counts them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Decoded as the scanner does it, so that what is no UTF-8 has its lines as well. */
async function scannedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await readBytes(uri, maxBytesOf(uri.path));
    const encoding = bytes && encodingOf(bytes);
    return encoding && decode(bytes, encoding);
  } catch {
    return undefined; // Gone since it was scanned: the next scan says so.
  }
}
