import type * as vscode from "vscode";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { editFileText } from "../documents/editFileText.ts";
import type { Host } from "../host.ts";

/** Appends a text to the notes of a paper file, unless it is there already, and saves it without opening a tab. */
export async function appendNotes(uri: vscode.Uri, text: string, host: Host): Promise<void> {
  await editFileText(uri, (before) => before + additionTo(before, text), host);
}

/** What to append to a paper file so that its notes contain the text; "" where they are that text already. */
function additionTo(file: string, text: string): string {
  const eol = file.includes("\r\n") ? "\r\n" : "\n";
  const written = text.replace(/\n/g, eol);
  const offset = notesOffset(file) ?? 0;
  if (file.slice(offset).trim() === written.trim()) return "";
  if (/[\r\n]$/.test(file)) return (offset < file.length ? eol : "") + written;
  return (offset < file.length ? eol : "") + eol + written;
}
