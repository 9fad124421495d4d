import { type Dirent, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileKindOf } from "../core/library/fileKinds.ts";
import { type CommandCall, UsageError } from "./command.ts";
import { showPath } from "./library.ts";
import { readReasonOf, reasonOf } from "./reason.ts";

export type ImportOperand =
  | {
      readonly path: string;
      /** Whether the user named the file itself, not just a folder that contains it. */
      readonly isNamed: boolean;
    }
  /** A folder that cannot be read; others may still be. */
  | { readonly path: string; readonly reason: string };

/** Folders of programs, which contain no notes. */
const notVaults = /^(?:\..*|node_modules)$/;

/**
 * The files that the operands of `import` name: files themselves, and files in folders, however deep, that may hold
 * papers.
 */
export function* importOperands({ operands, cwd }: CommandCall): Generator<ImportOperand, void, void> {
  for (const operand of operands) {
    const path = resolve(cwd, operand);
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (error) {
      const reason = readReasonOf(error, path, showPath(cwd, dirname(path)));
      throw new UsageError(`${operand} cannot be read: ${reason}.`);
    }
    if (isFolder) yield* filesBelow(path);
    else yield { path, isNamed: true };
  }
}

/** The files below a folder. Links in it are not followed, because they may form a circle. */
function* filesBelow(folder: string): Generator<ImportOperand, void, void> {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
  } catch (error) {
    yield { path: folder, reason: reasonOf(error) };
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !notVaults.test(entry.name)) yield* filesBelow(path);
    const kind = fileKindOf(entry.name, "anywhere") ?? fileKindOf(entry.name, "folder");
    if (entry.isFile() && kind !== undefined && kind !== "categories") yield { path, isNamed: false };
  }
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
