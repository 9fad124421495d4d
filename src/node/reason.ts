/** Of a file that was found and is not there when it is read: no fault of anybody. */
export const goneReason = "it does not exist (any more)";

/** Why the system refused a file, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  return reasons[code ?? ""] ?? (error instanceof Error ? error.message : String(error));
}

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
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
};
