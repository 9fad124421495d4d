import type { Gitignore } from "./gitignore.ts";
import { globSource } from "./glob.ts";

/** The defaults of VS Code's `files.exclude` and `search.exclude`: the excludes of the command line. */
export const defaultExcludes: readonly string[] = [
  "**/.git",
  "**/.svn",
  "**/.hg",
  "**/.DS_Store",
  "**/Thumbs.db",
  "**/node_modules",
  "**/bower_components",
  "**/*.code-search",
];

/**
 * The globs that are switched on in settings like `files.exclude` and `search.exclude`; for the same glob the last setting
 * decides, as in VS Code's search. A value other than true or false (`{ "when": … }`) hides a file only
 * beside another one, so it does not count.
 */
export function excludesOf(...settings: readonly Readonly<Record<string, unknown>>[]): string[] {
  const merged: Readonly<Record<string, unknown>> = Object.assign({}, ...settings);
  return Object.keys(merged).filter((glob) => merged[glob] === true);
}

/**
 * Whether the path of a file or folder (relative to the workspace folder) is
 * left out, with everything below it.
 */
export type Excludes = (path: string) => boolean;

export function compileExcludes(globs: readonly string[]): Excludes {
  const names = new Set([".git"]);
  const sources: string[] = [];
  for (const glob of globs) {
    // As VS Code does for excludes, `x/**` and `x/` mean the folder itself.
    const trimmed = glob.replace(/(?:\/(?:\*\*)?)+$/, "").replace(/^\.?\//, "");
    if (trimmed === "") continue;
    const name = /^\*\*\/([^*?[\]{}/]+)$/.exec(trimmed)?.[1];
    if (name === undefined) sources.push(globSource(trimmed));
    else names.add(name);
  }
  const expression = sources.length === 0 ? undefined : new RegExp(`^(?:${sources.join("|")})$`, "s");
  return (path) => names.has(path.slice(path.lastIndexOf("/") + 1)) || expression?.test(path) === true;
}

/**
 * The ignore rules that apply in a folder: its own `.gitignore` and, through
 * `parent`, those of the folders above.
 */
export interface IgnoreScope {
  readonly rules: Gitignore;
  /** How many characters to cut from a path of the scan to make it relative to the rules' folder. */
  readonly cut: number;
  /**
   * For rules of folders above the scan's folder: the path from theirs to the
   * scan's, ending in `/`; otherwise "".
   */
  readonly down: string;
  readonly parent: IgnoreScope | undefined;
}

/**
 * Whether a scan leaves out a file or folder whose parents it keeps. The innermost file of rules with a
 * matching rule decides. (A file in an ignored folder cannot be included again, so a walk never gets there.)
 */
export function isLeftOut(
  path: string,
  isFolder: boolean,
  scope: IgnoreScope | undefined,
  excludes: Excludes,
): boolean {
  if (excludes(path)) return true;
  for (let at = scope; at !== undefined; at = at.parent) {
    const decision = at.rules.decide(at.down + path.slice(at.cut), isFolder);
    if (decision !== undefined) return decision === "ignored";
  }
  return false;
}
