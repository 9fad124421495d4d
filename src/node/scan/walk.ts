import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { FileEntry } from "../../core/files.ts";
import { compileExcludes, type IgnoreScope } from "../../core/scan/excludes.ts";
import {
  cutRules,
  type FolderToScan,
  type RuleTexts,
  rulesIn,
  sortEntries,
  withRules,
} from "../../core/scan/folder.ts";
import { decode, maxFileBytes } from "../../core/scan/textFile.ts";
import { damagedReason, reasonOf } from "../reason.ts";
import { readRegularFile } from "../regularFile.ts";

export interface WalkOptions {
  readonly excludes: readonly string[];
  /** Called with the files of one folder, relative to the root. Returning false ends the walk. */
  readonly onFiles: (paths: readonly string[]) => boolean;
  readonly onUnreadable: (path: string, reason: string) => void;
}

/**
 * Visits the files to read below `root` (absolute), folder by folder. Synchronous, because that is twice as fast in a
 * separate thread. `sortEntries` decides which files count, for all walks.
 */
export function walk(root: string, options: WalkOptions): void {
  const excludes = compileExcludes(options.excludes);
  const scope = outerScope(root);
  const cut = cutRules(scope);
  if (cut !== undefined) options.onUnreadable("../.gitignore", cut);
  const folders: FolderToScan[] = [{ path: "", scope }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      const path = folder.path === "" ? root : `${root}/${folder.path}`;
      const entries = readdirSync(path, { withFileTypes: true }).map(
        (entry): FileEntry => ({
          name: entry.name,
          kind: entry.isFile()
            ? "file"
            : entry.isDirectory()
              ? "folder"
              : entry.isSymbolicLink()
                ? "link"
                : "other",
        }),
      );
      const content = sortEntries(entries, folder, ruleTexts(path, entries), excludes);
      const { rulesLeftOut } = content;
      if (rulesLeftOut !== undefined) options.onUnreadable(rulesIn(folder.path), rulesLeftOut);
      const lost = content.files.filter((name) => isDamaged(name) && !existsSync(join(root, name)));
      for (const name of lost) options.onUnreadable(name, damagedReason);
      const files = lost.length === 0 ? content.files : content.files.filter((name) => !lost.includes(name));
      for (const folder of content.folders) folders.push(folder);
      if (files.length > 0 && !options.onFiles(files)) return;
    } catch (error) {
      options.onUnreadable(folder.path, isDamaged(folder.path) ? damagedReason : reasonOf(error));
    }
  }
}

/** Whether a name is not UTF-8: Node then puts this character in it, and cannot open the file. */
const isDamaged = (name: string) => name.includes("\ufffd");

function ruleTexts(folder: string, entries: readonly FileEntry[]): RuleTexts {
  const has = (name: string, kind: FileEntry["kind"]) =>
    entries.some((entry) => entry.name === name && entry.kind === kind);
  return {
    gitignore: has(".gitignore", "file") ? rulesOf(join(folder, ".gitignore")) : undefined,
    exclude: has(".git", "folder") ? rulesOf(join(folder, ".git", "info", "exclude")) : undefined,
  };
}

/** The ignore rules of the parent folders, up to the root of the repository; none outside a repository. */
function outerScope(root: string): IgnoreScope | undefined {
  const above: string[] = [];
  for (let folder = root; !existsSync(join(folder, ".git")); folder = dirname(folder)) {
    if (dirname(folder) === folder) return undefined;
    above.push(dirname(folder));
  }
  return above.reduceRight<IgnoreScope | undefined>((scope, folder) => {
    const texts = {
      gitignore: rulesOf(join(folder, ".gitignore")),
      exclude: rulesOf(join(folder, ".git", "info", "exclude")),
    };
    return withRules(texts, { cut: 0, down: `${relative(folder, root).split(sep).join("/")}/` }, scope);
  }, undefined);
}

/** The ignore rules in a file; `undefined` if it does not exist, is not a regular file, or is too large. */
function rulesOf(path: string): string | undefined {
  try {
    return decode(readRegularFile(path, maxFileBytes), "utf-8");
  } catch {
    return undefined;
  }
}
