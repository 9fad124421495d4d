import type { Dirent } from "node:fs";
import { link, lstat, mkdir, readdir, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { type FileEntry, type Files, isChanged, type ManyFiles } from "../core/files.ts";
import { absent, codeOf, reasonOf, writeReasonOf } from "./reason.ts";
import { readRegularFileLater, statOf } from "./regularFile.ts";
import {
  forManyWrites,
  type InTemporaryFolder,
  removeLeftovers,
  writeAtomically,
} from "./writeAtomically.ts";

/**
 * Makes a `Files` port for the folder `root` (absolute). Refuses paths that lead out of it, by `..` or a symbolic
 * link.
 */
export function nodeFiles(root: string, inTemporaryFolder?: InTemporaryFolder): Files {
  // Tidied once per folder: listing ten thousand files before each write would take longer than the writes.
  const tidied = new Set<string>();
  return {
    list: (folder) =>
      inWords(reasonOf, async () => {
        const path = await inside(root, folder);
        const entries = path === undefined ? [] : await absent(readdir(path, { withFileTypes: true }));
        return (entries ?? []).map(entryOf);
      }),
    stat: (path) =>
      inWords(reasonOf, async () => {
        const found = await inside(root, path);
        const stats = found === undefined ? undefined : await absent(stat(found));
        return stats === undefined ? undefined : statOf(stats);
      }),
    read: (path) =>
      inWords(reasonOf, async () => {
        const found = await inside(root, path);
        return found === undefined ? undefined : await absent(readRegularFileLater(found));
      }),
    write: async (path, bytes, before) => {
      const full = lexical(root, path);
      await inWords(writeReasonOf, async () => {
        await mkdir(dirname(full), { recursive: true });
        if (!tidied.has(dirname(full))) await removeLeftovers(dirname(full));
        tidied.add(dirname(full));
        await writeAtomically((await inside(root, path)) ?? full, bytes, before, inTemporaryFolder);
      });
    },
    rename: (from, to) =>
      inWords(writeReasonOf, async () => {
        const source = await inside(root, from, { ownLink: true });
        if (source === undefined) throw new Error(`There is no ${from} to rename.`);
        await mkdir(dirname(lexical(root, to)), { recursive: true });
        await inside(root, to);
        await renameInto(source, lexical(root, to));
      }),
    remove: (path) =>
      inWords(writeReasonOf, async () => {
        const found = await inside(root, path, { ownLink: true });
        if (found !== undefined) await absent(unlink(found));
      }),
  };
}

/** The same for many writes. */
export function manyNodeFiles(root: string): ManyFiles {
  const { inTemporaryFolder, end } = forManyWrites();
  return { files: nodeFiles(root, inTemporaryFolder), end };
}

/** Renames without overwriting: a hard link fails atomically if the name is taken. */
async function renameInto(from: string, to: string): Promise<void> {
  const [source, target] = [await lstat(from), await absent(lstat(to))];
  // It is the same file, with a name that differs only in case, on a case-insensitive disk.
  if (target !== undefined && source.ino === target.ino && source.dev === target.dev) return rename(from, to);
  if (target !== undefined) throw taken(to);
  if (!source.isFile()) return rename(from, to);
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw taken(to);
    // The disk has no hard links: the check above must suffice.
    return rename(from, to);
  }
  await unlink(from);
}

function taken(path: string): Error {
  return new Error(`${basename(path)} is there already.`);
}

/**
 * The real path of `path`, with links followed; `undefined` if it does not exist. Throws if it leads out of `root`.
 * With `ownLink`, a link at the end is not followed, because the link itself will be renamed or removed.
 */
async function inside(root: string, path: string, { ownLink = false } = {}): Promise<string | undefined> {
  const full = lexical(root, path);
  const realRoot = await realpath(root).catch(() => root);
  const last = ownLink && path !== "" ? basename(full) : "";
  const real = await absent(realpath(last === "" ? full : dirname(full)));
  if (real !== undefined) {
    if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep))
      throw leadsOut(path);
    if (last === "") return real;
    return (await absent(lstat(join(real, last)))) === undefined ? undefined : join(real, last);
  }
  // Nothing exists there, but a parent may be a dangling link: the nearest existing folder decides.
  if ((await absent(lstat(full)))?.isSymbolicLink()) throw leadsOut(path);
  const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  if (path !== "") await inside(root, parent);
  return undefined;
}

/** The full path of `path` below `root`, judged by its text only; throws if it leads out. */
function lexical(root: string, path: string): string {
  const parts = path === "" ? [] : path.split("/");
  const bad = (part: string) =>
    part === "" ||
    part === "." ||
    part === ".." ||
    part.includes("\0") ||
    (sep === "\\" && /[\\:]/.test(part));
  if (parts.some(bad)) throw leadsOut(path);
  return join(root, ...parts);
}

function leadsOut(path: string): Error {
  return new Error(`"${path}" leads out of its folder`);
}

/** Rewords system errors, without their codes and the names of temporary files. */
async function inWords<T>(wordsOf: (error: unknown) => string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isChanged(error)) throw error;
    throw new Error(wordsOf(error), { cause: error });
  }
}

function entryOf(entry: Dirent): FileEntry {
  const kind = entry.isSymbolicLink()
    ? "link"
    : entry.isFile()
      ? "file"
      : entry.isDirectory()
        ? "folder"
        : "other";
  return { name: entry.name, kind };
}
