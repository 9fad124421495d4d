import * as vscode from "vscode";
import { readRefusal } from "../../../core/files.ts";
import { statWithin } from "../../files.ts";

/**
 * Whether the page may load a picture from the folder of a paper's file: it must be a regular file of a sensible size
 * that is not reached through a link. VS Code reads it for the page, and would read a device or pipe forever.
 */
export async function isPicture(path: string, paper: vscode.Uri): Promise<boolean> {
  try {
    const stat = await statWithin(vscode.Uri.joinPath(paper, ".."), path);
    return stat !== undefined && readRefusal(stat) === undefined;
  } catch {
    return false; // It leads out of the folder, or through a link.
  }
}
