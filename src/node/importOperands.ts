import { type Dirent, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileKindOf } from "../core/library/fileKinds.ts";
import { type CommandCall, UsageError } from "./command.ts";
import { showPath } from "./library.ts";
import { readReasonOf } from "./reason.ts";

export interface ImportOperand {
  readonly path: string;
  /** Whether the user names it, and not just a folder that it is in. */
  readonly isNamed: boolean;
}

/** Folders of programs, which hold no notes. */
const notVaults = /^(?:\..*|node_modules)$/;

/** The files that the operands of `import` name: those themselves, and what may hold papers in folders, however deep. */
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
    if (isFolder) for (const file of filesBelow(path)) yield { path: file, isNamed: false };
    else yield { path, isNamed: true };
  }
}

/** Links in a folder are not followed: they may lead in a circle. */
function* filesBelow(folder: string): Generator<string, void, void> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !notVaults.test(entry.name)) yield* filesBelow(path);
    const kind = fileKindOf(entry.name, "anywhere") ?? fileKindOf(entry.name, "folder");
    if (entry.isFile() && kind !== undefined && kind !== "categories") yield path;
  }
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
