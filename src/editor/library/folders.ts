import * as vscode from "vscode";
import type { Layer } from "../../core/library/source.ts";
import { libraryFolderPath } from "../../core/paths.ts";
import { within } from "../files.ts";
import { readSetting } from "../settings.ts";

declare const process:
  | { readonly env: { readonly HOME?: string; readonly USERPROFILE?: string } }
  | undefined;

/** A folder whose paper files are a layer of the library. It may not exist yet. */
export interface LibraryFolder {
  readonly uri: vscode.Uri;
  readonly layer: Layer;
  /** For a folder in the workspace: its root, and its path there. */
  readonly root?: vscode.WorkspaceFolder;
  readonly path?: string;
}

/** The library folders in the order of their layers: one for each workspace root, then the personal one. */
export function libraryFolders(): readonly LibraryFolder[] {
  const folders: LibraryFolder[] = [];
  for (const root of vscode.workspace.workspaceFolders ?? []) {
    const path = libraryFolderPath(readSetting("marginalia.library.folder", root.uri));
    if (path !== undefined) {
      const layer: Layer = { kind: "papers", order: root.index };
      folders.push({ uri: within(root.uri, path), layer, root, path });
    }
  }
  const personal = personalFolder();
  if (personal) folders.push({ uri: personal, layer: { kind: "personal", order: 0 } });
  return folders;
}

/**
 * The user's personal folder, outside of any workspace: a path with or without `~`, or a uri on a host without a disk.
 */
export function personalFolder(): vscode.Uri | undefined {
  const setting = readSetting("marginalia.library.personalFolder").trim();
  if (setting === "") return undefined;
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(setting)) return vscode.Uri.parse(setting);
  const home = homeFolder();
  const path = home !== undefined && /^~(?=[\\/]|$)/.test(setting) ? home + setting.slice(1) : setting;
  return /^([\\/]|[A-Za-z]:[\\/])/.test(path) ? vscode.Uri.file(path) : undefined;
}

/** The path of the home folder, on a Node host. */
export function homeFolder(): string | undefined {
  if (typeof process === "undefined") return undefined;
  return process.env.HOME ?? process.env.USERPROFILE;
}
