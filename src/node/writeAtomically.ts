import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { link, lstat, mkdir, open, readdir, rename, rmdir, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Before, ChangedFile, isSameBytes, isTemporary, temporaryName } from "../core/files.ts";
import { absent, codeOf } from "./reason.ts";
import { readRegularFileLater } from "./regularFile.ts";

/** What is in the folder of a write: that Git does not list it, should the process be killed, and the new bytes. */
const [ignore, made] = [".gitignore", "new"];

/**
 * Replaces a file's bytes so that a reader, or a machine that stops, sees the old ones or the new ones: a new file, flushed,
 * takes its name. It is made in a folder of its own beside the file, which is gone afterwards. Keeps the mode of the file
 * that was there. Throws a `ChangedFile` where, in the last moment, something else than `expected` stands there.
 */
export async function writeAtomically(path: string, bytes: Uint8Array, expected?: Before): Promise<void> {
  const before = await absent(stat(path));
  const folder = join(dirname(path), temporaryName(randomBytes(6).toString("hex")));
  await mkdir(folder);
  try {
    // At once: a process that is killed between the file and its two bytes leaves one that Git lists.
    writeFileSync(join(folder, ignore), "*\n");
    const file = await open(join(folder, made), "wx", before === undefined ? 0o666 : before.mode & 0o777);
    try {
      await file.writeFile(bytes);
      // The umask took bits away from the mode that open was given.
      if (before !== undefined) await file.chmod(before.mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    if (expected === "nothing") return await takeName(join(folder, made), path);
    const now = expected && (await absent(readRegularFileLater(path)));
    if (expected && !(now && isSameBytes(now, expected)))
      throw new ChangedFile(`${basename(path)} has changed`);
    await replace(join(folder, made), path);
  } finally {
    await removeFolder(folder);
  }
}

/** A write takes less than a second; one of a machine that slept meanwhile fails, and the old file stays. */
const longestWriteMs = 60_000;
/** A file of an earlier version. */
const temporaryFile = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Removes what processes that were killed while they wrote have left in a folder. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!isTemporary(name) && !temporaryFile.test(name)) continue;
    const left = join(folder, name);
    const found = await absent(lstat(left));
    if (found === undefined || Date.now() - found.mtimeMs < longestWriteMs) continue;
    if (found.isFile() && temporaryFile.test(name)) await absent(unlink(left));
    else if (found.isDirectory() && isTemporary(name)) await removeFolder(left);
  }
}

/** Removes the folder of a write; whatever else somebody has put there stays. */
async function removeFolder(folder: string): Promise<void> {
  // The rules last: without them Git would list the rest.
  for (const name of [made, ignore]) await unlink(join(folder, name)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}

/** Gives a new file its name, never over another file: a hard link fails where the name is taken, in one step with looking. */
async function takeName(from: string, to: string): Promise<void> {
  const isTaken = (error: unknown) => codeOf(error) === "EEXIST";
  try {
    await link(from, to);
  } catch (error) {
    // A disk without hard links: a look has to do.
    if (!isTaken(error) && (await absent(lstat(to))) === undefined) return await replace(from, to);
    throw new ChangedFile(`${basename(to)} is there already`);
  }
}

/** On Windows a scanner or indexer may hold the file for a moment; then the rename is tried again. */
async function replace(from: string, to: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (wait > 500 || !["EPERM", "EACCES", "EBUSY"].includes(codeOf(error) ?? "")) throw error;
      if (process.platform !== "win32") throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
