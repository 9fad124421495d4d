import { existsSync } from "node:fs";
import { dirname } from "node:path";

/** For a file that was found but has gone by the time it is read. */
export const goneReason = "it does not exist (any more)";

/** Says in words why the system refused a file, without its code and the names of temporary files. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  const own = code !== "" && message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
  return reasons[code] ?? (own === message ? own : own.replace(/, \w+(?: '.*)?$/s, ""));
}

/** Says in words why a named path cannot be read; if its folder does not exist, names the folder. */
export function readReasonOf(error: unknown, path: string, folder: string): string {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return isMissing && !existsSync(dirname(path)) ? `there is no folder ${folder}` : reasonOf(error);
}

/** Says in words why a file cannot be written. */
export function writeReasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "no permission to write it";
  if (code === "EROFS") return "the disk is read-only";
  return code === "ENOENT" ? "its folder does not exist (any more)" : reasonOf(error);
}

/** For a name that is not UTF-8: Node cannot open such a file. Other files are fine. */
export const damagedReason = "its name is not UTF-8";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  ENOENT: goneReason,
  ENOTDIR: "it is not a folder",
  EISDIR: "it is a folder",
  ENXIO: "it is neither a file nor a folder",
  ELOOP: "its links lead round in a circle",
  EIO: "the disk cannot read it",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
};

/** The result; `undefined` if the file does not exist. */
export async function absent<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Whether an error says that nothing is there, not even a parent that is a file. */
export const isAbsence = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "");

/** The system's error code, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
