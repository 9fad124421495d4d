import type { FileEntry, Files } from "../files.ts";
import { type Excludes, type IgnoreScope, isLeftOut } from "./excludes.ts";
import { mostWildcards, parseGitignore } from "./gitignore.ts";
import { decode, isBinaryName } from "./textFile.ts";

/** A folder that a scan has yet to read, with the ignore rules that apply there. */
export interface FolderToScan {
  /** Relative to the folder of the scan; "" is that folder. */
  readonly path: string;
  readonly scope: IgnoreScope | undefined;
}

export interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly FolderToScan[];
  /** Which of the folder's own ignore rules are not applied, if any. */
  readonly rulesLeftOut?: string;
}

/** The texts of a folder's ignore rules, if it has any. */
export interface RuleTexts {
  readonly gitignore?: string | undefined;
  /** `.git/info/exclude`, if the folder is the top of a repository. */
  readonly exclude?: string | undefined;
}

/**
 * Which entries of a folder a scan reads and enters. Does not follow links (nor do ripgrep
 * and VS Code): their targets are scanned in their own places. A repository inside another
 * one does not obey the outer one's rules.
 */
export function sortEntries(
  entries: readonly FileEntry[],
  folder: FolderToScan,
  texts: RuleTexts,
  excludes: Excludes,
): FolderContent {
  const base = folder.path === "" ? "" : `${folder.path}/`;
  const isRepository = entries.some((entry) => entry.name === ".git");
  const outer = isRepository ? undefined : folder.scope;
  const scope = withRules(texts, { cut: base.length, down: "" }, outer);
  const files: string[] = [];
  const folders: FolderToScan[] = [];
  for (const { name, kind } of entries) {
    if (kind !== "file" && kind !== "folder") continue;
    const path = base + name;
    if (isLeftOut(path, kind === "folder", scope, excludes)) continue;
    if (kind === "folder") folders.push({ path, scope });
    else if (!isBinaryName(name)) files.push(path);
  }
  const rulesLeftOut = cutRules(scope, outer);
  return { files, folders, ...(rulesLeftOut !== undefined && { rulesLeftOut }) };
}

/** The path of a folder's ignore rules. */
export function rulesIn(folder: string): string {
  return folder === "" ? ".gitignore" : `${folder}/.gitignore`;
}

/** Which rules between two scopes are not applied, if any. */
export function cutRules(scope: IgnoreScope | undefined, outer?: IgnoreScope): string | undefined {
  for (let at = scope; at !== undefined && at !== outer; at = at.parent)
    if (at.rules.isCut) return `all its rules with wildcards after the first ${mostWildcards}`;
  return undefined;
}

/** The scope of a folder: its own rules take precedence over those of `parent`. */
export function withRules(
  texts: RuleTexts,
  place: Pick<IgnoreScope, "cut" | "down">,
  parent: IgnoreScope | undefined,
): IgnoreScope | undefined {
  let scope = parent;
  for (const text of [texts.exclude, texts.gitignore])
    if (text !== undefined) scope = { rules: parseGitignore(text), ...place, parent: scope };
  return scope;
}

/**
 * Lists a folder through the port, for scans in slices and of single files. `walk` of `node/scan` is its synchronous twin.
 */
export async function readFolder(
  files: Files,
  folder: FolderToScan,
  excludes: Excludes,
): Promise<FolderContent> {
  const entries = await files.list(folder.path);
  const base = folder.path === "" ? "" : `${folder.path}/`;
  const text = async (path: string) => {
    // Rules that cannot be read leave nothing out.
    const bytes = await files.read(base + path).catch(() => undefined);
    return bytes === undefined ? undefined : decode(bytes, "utf-8");
  };
  const has = (name: string, kind: FileEntry["kind"]) =>
    entries.some((entry) => entry.name === name && entry.kind === kind);
  const gitignore = has(".gitignore", "file") ? await text(".gitignore") : undefined;
  const exclude = has(".git", "folder") ? await text(".git/info/exclude") : undefined;
  return sortEntries(entries, folder, { gitignore, exclude }, excludes);
}
