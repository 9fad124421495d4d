import * as vscode from "vscode";
import { readRefusal } from "../../../core/files.ts";
import { statWithin } from "../../files.ts";

/**
 * Whether the page may load a picture of the folder of a paper's file: a regular file of a sensible size, reached through no
 * link. VS Code, which reads it for the page, would read a device without end, and a pipe for ever.
 */
export async function isPicture(path: string, paper: vscode.Uri): Promise<boolean> {
  try {
    const stat = await statWithin(vscode.Uri.joinPath(paper, ".."), path);
    return stat !== undefined && readRefusal(stat) === undefined;
  } catch {
    return false; // It leads out of the folder, or through a link.
  }
}
