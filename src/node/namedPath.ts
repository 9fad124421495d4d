import { statSync } from "node:fs";
import type { FileStat } from "../core/files.ts";
import { UsageError } from "./command.ts";
import { codeOf, reasonOf } from "./reason.ts";
import { statOf } from "./regularFile.ts";

/** What is at a path (absolute) that an option names as `shown`; `undefined` where nothing is. Else a `UsageError`. */
export function kindAt(path: string, shown: string): FileStat["kind"] | undefined {
  try {
    return statOf(statSync(path)).kind;
  } catch (error) {
    // Below a file there is nothing either, nor can there be.
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw new UsageError(`${shown} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Whether there is a folder of that path; a `UsageError` where something else stands there. */
export function isFolderThere(path: string, shown: string): boolean {
  const kind = kindAt(path, shown);
  if (kind !== undefined && kind !== "folder") throw new UsageError(`${shown} is no folder.`);
  return kind === "folder";
}
