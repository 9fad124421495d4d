import { statSync } from "node:fs";
import type { FileStat } from "../core/files.ts";
import { UsageError } from "./command.ts";
import { isAbsence, reasonOf } from "./reason.ts";
import { statOf } from "./regularFile.ts";

/**
 * What exists at a path (absolute) that an option names as `shown`; `undefined` if nothing does. Throws a `UsageError`
 * for other failures.
 */
export function kindAt(path: string, shown: string): FileStat["kind"] | undefined {
  try {
    return statOf(statSync(path)).kind;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw new UsageError(`${shown} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Whether the path is an existing folder. Throws a `UsageError` if something else is there. */
export function isFolderThere(path: string, shown: string): boolean {
  const kind = kindAt(path, shown);
  if (kind !== undefined && kind !== "folder") throw new UsageError(`${shown} is no folder.`);
  return kind === "folder";
}
