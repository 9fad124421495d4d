import * as vscode from "vscode";
import { fileKindOf, globOf } from "../../core/library/fileKinds.ts";
import { compileExcludes } from "../../core/scan/excludes.ts";
import { filesOf, nearSchemes } from "../files.ts";
import { excludesIn } from "../settings.ts";
import { walk } from "./walk.ts";

/** A glob for the files that are read as bibliographies. */
export const bibliographyPattern = `**/${globOf("anywhere")}`;

/**
 * Whether a file is read as a bibliography: it has such a name, is in a workspace folder, and is not excluded by the
 * settings, which file watchers do not know.
 */
export function isBibliography(uri: vscode.Uri): boolean {
  const root = vscode.workspace.getWorkspaceFolder(uri);
  if (!root || fileKindOf(uri.path, "anywhere") === undefined) return false;
  const isExcluded = compileExcludes(excludesIn(root.uri));
  const parts = uri.path
    .slice(root.uri.path.length)
    .split("/")
    .filter((part) => part !== "");
  return !parts.some((_, depth) => isExcluded(parts.slice(0, depth + 1).join("/")));
}

const mostFiles = 500;
/** How many folders are walked. In a virtual workspace each is a request, so only the first ones are. */
const mostNearFolders = 5000;
const mostFarFolders = 100;

/**
 * The workspace's bibliographies, except those that `files.exclude` and `search.exclude` exclude. Uses VS Code's
 * search, or walks the folders if the host has none (its search fails or finds nothing at all).
 */
export async function findBibliographies(log: vscode.LogOutputChannel): Promise<readonly vscode.Uri[]> {
  const roots = vscode.workspace.workspaceFolders ?? [];
  if (roots.length === 0) return [];
  try {
    const found = await search();
    if (found.length > 0 || roots.every(({ uri }) => uri.scheme === "file")) return found;
  } catch (error) {
    log.warn("VS Code cannot look for bibliographies, so the folders are walked through.", error);
  }
  return (await Promise.all(roots.map(({ uri }) => walked(uri)))).flat();
}

async function search(): Promise<readonly vscode.Uri[]> {
  const setting: unknown = vscode.workspace.getConfiguration("search").get("exclude");
  const excluded =
    typeof setting === "object" && setting !== null
      ? Object.entries(setting).flatMap(([glob, on]) => (on === true ? [glob] : []))
      : [];
  // A glob given here is used in addition to `files.exclude`.
  const exclude = excluded.length > 0 ? `{${excluded.join(",")}}` : undefined;
  return await vscode.workspace.findFiles(bibliographyPattern, exclude, mostFiles);
}

async function walked(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found = await walk(filesOf(root), {
    isWanted: (path) => fileKindOf(path, "anywhere") !== undefined,
    isExcluded: compileExcludes(excludesIn(root)),
    mostFolders: nearSchemes.has(root.scheme) ? mostNearFolders : mostFarFolders,
    mostFiles,
  });
  return found.map((path) => vscode.Uri.joinPath(root, path));
}
