import * as vscode from "vscode";
import { within } from "../files.ts";
import { homeFolder } from "../library/folders.ts";
import { readSetting, usersSetting } from "../settings.ts";

/**
 * The `.csl` files that the setting names: a path, with or without `~`, a uri, or a path in the workspace's first
 * folder. In Restricted Mode only the user's own setting counts, because the workspace's could name any file on the
 * machine.
 */
export function ownStyles(): readonly vscode.Uri[] {
  const key = "marginalia.bibliography.styles";
  const setting = vscode.workspace.isTrusted ? readSetting(key) : usersSetting(key);
  return setting
    .map((path) => path.trim())
    .filter((path) => path !== "")
    .flatMap((path) => styleUri(path) ?? []);
}

function styleUri(setting: string): vscode.Uri | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(setting)) return vscode.Uri.parse(setting);
  const home = homeFolder();
  const path = home !== undefined && /^~(?=[\\/])/.test(setting) ? home + setting.slice(1) : setting;
  if (/^([\\/]|[A-Za-z]:[\\/])/.test(path)) return vscode.Uri.file(path);
  const [root] = vscode.workspace.workspaceFolders ?? [];
  return root && !path.split(/[\\/]/).includes("..") ? within(root.uri, path) : undefined;
}
