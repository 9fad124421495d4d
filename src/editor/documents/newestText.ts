import * as vscode from "vscode";
import { decode, encodingOf, maxBytesOf } from "../../core/scan/readable.ts";
import { readBytes, readText } from "../files.ts";
import { openNotebook } from "./openNotebooks.ts";

/** VS Code's document of a file, given by its uri as a string, whether a tab shows it or not. */
export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file);
}

/**
 * The editor's text of a file, saved or not, else the disk's without its byte-order mark; `undefined` where there is no
 * file. Throws where the file is not UTF-8.
 */
export async function newestText(file: string): Promise<string | undefined> {
  return openDocument(file)?.getText() ?? (await readText(vscode.Uri.parse(file)))?.replace(/^\ufeff/, "");
}

/**
 * A file's lines as the index counts them; of an open notebook the lines of all cells. Only for showing: what is not
 * UTF-8 is decoded too. `undefined` where the file cannot be read.
 */
export async function newestLines(file: string): Promise<readonly string[] | undefined> {
  const cells = openNotebook(file)?.getCells();
  if (cells) return cells.flatMap(({ document }) => linesOf(document.getText()));
  const text = openDocument(file)?.getText() ?? (await scannedText(vscode.Uri.parse(file)));
  return text === undefined ? undefined : linesOf(text);
}

/** The lines of a text as the scanner splits them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Decodes as the scanner does, also what is not UTF-8. */
async function scannedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await readBytes(uri, maxBytesOf(uri.path));
    const encoding = bytes && encodingOf(bytes);
    return encoding && decode(bytes, encoding);
  } catch {
    return undefined; // Deleted since it was scanned.
  }
}
