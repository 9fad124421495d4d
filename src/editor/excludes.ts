import * as vscode from "vscode";
import { excludesOf } from "../core/scan/excludes.ts";

/** The globs of `files.exclude` and `search.exclude` of a workspace folder. */
export function excludesIn(root: vscode.Uri): readonly string[] {
  const setting = (section: string): Readonly<Record<string, unknown>> => {
    const value: unknown = vscode.workspace.getConfiguration(section, root).get("exclude");
    return typeof value === "object" && value !== null ? { ...value } : {};
  };
  return excludesOf(setting("files"), setting("search"));
}
