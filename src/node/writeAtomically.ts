import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { link, lstat, mkdir, open, readdir, rename, rmdir, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Before, ChangedFile, isSameBytes, isTemporary, temporaryName } from "../core/files.ts";
import { absent, codeOf } from "./reason.ts";
import { readRegularFileLater } from "./regularFile.ts";

/** The files in the temporary folder: one that hides it from Git, in case the process is killed, and the new bytes. */
const [ignore, made] = [".gitignore", "new"];

/** Gives `use` a temporary folder in the folder `beside`, empty but for the rules that hide it from Git. */
export type InTemporaryFolder = (beside: string, use: (folder: string) => Promise<void>) => Promise<void>;

/**
 * Replaces a file atomically: a reader sees the old bytes or the new ones, even after a power cut. Writes and flushes
 * a new file in a temporary folder beside the old one, then renames it. Keeps the old file's mode. Throws a
 * `ChangedFile` if the file is not as `expected` right before the rename.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  expected?: Before,
  inTemporaryFolder: InTemporaryFolder = forOneWrite,
): Promise<void> {
  const before = await absent(stat(path));
  await inTemporaryFolder(dirname(path), async (folder) => {
    const file = await open(join(folder, made), "wx", before === undefined ? 0o666 : before.mode & 0o777);
    try {
      await file.writeFile(bytes);
      // The umask removed bits from the mode given to open.
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
  });
}

async function forOneWrite(beside: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeFolder(beside);
  try {
    await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** How long one folder is shared. Other processes remove older ones as leftovers (`removeLeftovers`). */
const longestSharedMs = 20_000;

/**
 * Shares one temporary folder between many writes, until `end`: for each new folder with ignore rules, VS Code's Git
 * extension starts a process, which took longer than the writes. Only one write at a time uses the shared folder; a
 * concurrent write gets its own.
 */
export function forManyWrites(): { readonly inTemporaryFolder: InTemporaryFolder; end(): Promise<void> } {
  let shared: { readonly beside: string; readonly folder: string; readonly since: number } | undefined;
  let isBusy = false;
  const end = async () => {
    const last = shared;
    shared = undefined;
    if (last) await removeFolder(last.folder);
  };
  return {
    async inTemporaryFolder(beside, use) {
      if (isBusy) return await forOneWrite(beside, use);
      isBusy = true;
      try {
        // Wall-clock time, which passes while the machine sleeps, as in `removeLeftovers`.
        const now = Date.now();
        if (shared && (shared.beside !== beside || now - shared.since > longestSharedMs)) await end();
        shared ??= { beside, folder: await makeFolder(beside), since: now };
        const { folder } = shared;
        try {
          await use(folder);
        } catch (error) {
          // The next write creates a new folder, because this one may be gone.
          await end();
          throw error;
        }
        // `takeName` leaves the new file here. If another program holds it open, the next write gets a new folder.
        await absent(unlink(join(folder, made))).catch(end);
      } finally {
        isBusy = false;
      }
    },
    end,
  };
}

async function makeFolder(beside: string): Promise<string> {
  const folder = join(beside, temporaryName(randomBytes(6).toString("hex")));
  await mkdir(folder);
  try {
    // Synchronous: a process killed between creating the file and writing to it would leave a folder that Git lists.
    writeFileSync(join(folder, ignore), "*\n");
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
  return folder;
}

/** A write takes less than a second; one interrupted by a sleep fails, and the old file stays. */
const longestWriteMs = 60_000;
/** The temporary files of earlier versions. */
const temporaryFile = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Removes what killed processes left behind in a folder. */
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

/** Removes the temporary folder of a write, unless somebody put other files there. */
async function removeFolder(folder: string): Promise<void> {
  // The ignore rules go last: without them Git would list the rest.
  for (const name of [made, ignore]) await unlink(join(folder, name)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}

/** Names a new file without overwriting: a hard link fails atomically if the name is taken. */
async function takeName(from: string, to: string): Promise<void> {
  const isTaken = (error: unknown) => codeOf(error) === "EEXIST";
  try {
    await link(from, to);
  } catch (error) {
    // The disk has no hard links: checking first must suffice.
    if (!isTaken(error) && (await absent(lstat(to))) === undefined) return await replace(from, to);
    throw new ChangedFile(`${basename(to)} is there already`);
  }
}

/** Renames over the old file. Retries on Windows, where a scanner or indexer may hold the file for a moment. */
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
