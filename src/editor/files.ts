import * as vscode from "vscode";
import { type FileEntry, type FileStat, type Files, maxBytes, readRefusal } from "../core/files.ts";
import { decodeUtf8 } from "../core/text/utf8.ts";

/** Schemes whose files can be read without a network request each. */
export const nearSchemes: ReadonlySet<string> = new Set(["file", "vscode-remote", "memfs"]);

/** The `Files` port over `workspace.fs` for the folder `root`. Throws for a path that leads outside. */
export function filesOf(root: vscode.Uri): Files {
  const { fs } = vscode.workspace;
  const uri = (path: string) => within(root, path);
  // Paths that a listing has shown not to be links are not checked again: on the web each check is a request.
  const plain = new Set<string>();
  const checked = async (path: string) => {
    await refuseLinks(root, path, plain);
    return uri(path);
  };
  return {
    async list(folder) {
      const entries = await orUndefined(fs.readDirectory(uri(folder)));
      return (entries ?? []).map(([name, type]): FileEntry => {
        const kind = kindOf(type);
        if (kind === "file" || kind === "folder") plain.add(folder === "" ? name : `${folder}/${name}`);
        return { name, kind };
      });
    },
    async stat(path) {
      const stat = await orUndefined(fs.stat(uri(path)));
      if (!stat) return undefined;
      return { kind: targetKind(stat.type), size: stat.size, modified: stat.mtime } satisfies FileStat;
    },
    read: async (path) => await readBytes(await checked(path)),
    write: async (path, bytes) => await fs.writeFile(await checked(path), bytes),
    rename: async (from, to) => await fs.rename(await checked(from), await checked(to), { overwrite: false }),
    async remove(path) {
      await orUndefined(fs.delete(await checked(path)));
    },
  };
}

/** The uri of a path inside `root`; throws if the path leads outside. */
export function within(root: vscode.Uri, path: string): vscode.Uri {
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  if (parts.includes("..") || /^([\\/]|[A-Za-z]:)/.test(path))
    throw new Error(vscode.l10n.t("{0} leads out of its folder.", path));
  return vscode.Uri.joinPath(root, ...parts);
}

/**
 * The bytes of a regular file of at most `most` bytes; `undefined` if there is no file. Checks what it is first,
 * because reading a pipe or device may never end.
 */
export async function readBytes(uri: vscode.Uri, most = maxBytes): Promise<Uint8Array | undefined> {
  const stat = await orUndefined(vscode.workspace.fs.stat(uri));
  if (!stat) return undefined;
  const reason = readRefusal({ kind: targetKind(stat.type), size: stat.size }, most);
  if (reason !== undefined) throw new Error(reason);
  return await orUndefined(vscode.workspace.fs.readFile(uri));
}

/** Whether there is a folder. Throws if that cannot be determined. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const stat = await orUndefined(vscode.workspace.fs.stat(uri));
  return stat !== undefined && targetKind(stat.type) === "folder";
}

/** A file's text, with its BOM; `undefined` if there is no file. Throws if it is not UTF-8. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await readBytes(uri);
  return bytes && decodeUtf8(bytes);
}

/**
 * Throws if a workspace folder is reached through a symbolic link: the repository decides where that leads, and the
 * user did not agree to writes there. Folders outside the workspace were chosen by the user.
 */
export async function refuseLinkedFolder(folder: vscode.Uri): Promise<void> {
  const root = vscode.workspace.getWorkspaceFolder(folder);
  const path = root && folder.path.slice(root.uri.path.length).replace(/^\//, "");
  if (root && path) await refuseLinks(root.uri, path, new Set());
}

/**
 * What is at a path in the folder `root`; `undefined` if there is nothing. Throws if any part of the path is a link.
 */
export async function statWithin(root: vscode.Uri, path: string): Promise<FileStat | undefined> {
  await refuseLinks(root, path, new Set());
  return await filesOf(root).stat(path);
}

async function refuseLinks(root: vscode.Uri, path: string, plain: Set<string>): Promise<void> {
  const parts = path.split("/");
  for (let depth = 1; depth <= parts.length; depth++) {
    const part = parts.slice(0, depth).join("/");
    if (plain.has(part)) continue;
    const stat = await orUndefined(vscode.workspace.fs.stat(within(root, part)));
    if (!stat) return;
    if (stat.type & vscode.FileType.SymbolicLink)
      throw new Error(vscode.l10n.t("{0} is a symbolic link; Marginalia does not follow it.", part));
    plain.add(part);
  }
}

/** A folder's contents; empty if there is no such folder. */
export async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  return (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
}

/**
 * Whether a file is a symbolic link or, in the workspace, reached through one. Such files are not read, because the
 * repository decides where they lead. `known` caches the folders that were checked.
 */
export async function isBehindLink(file: vscode.Uri, known: Map<string, Promise<boolean>>): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
  for (let at = file; root && at.path.length > root.path.length; at = vscode.Uri.joinPath(at, "..")) {
    const answer = known.get(at.toString()) ?? isLink(at);
    if (at !== file) known.set(at.toString(), answer);
    if (await answer) return true;
  }
  return !root && (await isLink(file));
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  const stat = await orUndefined(vscode.workspace.fs.stat(uri));
  return ((stat?.type ?? 0) & vscode.FileType.SymbolicLink) !== 0;
}

/** `undefined` if the file does not exist; rethrows every other error. */
async function orUndefined<T>(promise: Thenable<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && /^(FileNotFound|FileNotADirectory)$/.test(error.code))
      return undefined;
    // VS Code's own message is the system's, with a path and an error code.
    if (error instanceof vscode.FileSystemError && error.code === "NoPermissions")
      throw new Error(vscode.l10n.t("no permission to read it"));
    throw error;
  }
}

function kindOf(type: vscode.FileType): FileEntry["kind"] {
  if (type & vscode.FileType.SymbolicLink) return "link";
  if (type & vscode.FileType.Directory) return "folder";
  return type & vscode.FileType.File ? "file" : "other";
}

/** What kind of thing a link leads to, if it is a link. */
function targetKind(type: vscode.FileType): FileStat["kind"] {
  if (type & vscode.FileType.Directory) return "folder";
  return type & vscode.FileType.File ? "file" : "other";
}
