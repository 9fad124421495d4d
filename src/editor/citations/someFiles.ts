import type { Citation } from "../../core/citations/citation.ts";
import type { Files } from "../../core/files.ts";
import { compileExcludes } from "../../core/scan/excludes.ts";
import { type FolderContent, readFolder } from "../../core/scan/folder.ts";
import { encodingOf, maxFileBytes } from "../../core/scan/readable.ts";
import { scanBytes } from "../../core/scan/scanBytes.ts";

/**
 * Scans single files of a folder under the same rules as the scan of all: `undefined` where a file is left out or gone.
 * Each folder is listed once, however many of its files changed.
 */
export function scanSomeFiles(
  files: Files,
  excludes: readonly string[],
): (path: string) => Promise<readonly Citation[] | undefined> {
  const isExcluded = compileExcludes(excludes);
  const contents = new Map<string, Promise<FolderContent | undefined>>();
  const contentOf = (path: string): Promise<FolderContent | undefined> => {
    const known = contents.get(path) ?? listed(path);
    contents.set(path, known);
    return known;
  };
  const listed = async (path: string): Promise<FolderContent | undefined> => {
    if (path === "") return await readFolder(files, { path, scope: undefined }, isExcluded);
    const parent = await contentOf(parentOf(path));
    const folder = parent?.folders.find((one) => one.path === path);
    return folder && (await readFolder(files, folder, isExcluded));
  };
  return async (path) => {
    const folder = await contentOf(parentOf(path));
    if (!folder?.files.includes(path)) return undefined;
    const size = (await files.stat(path))?.size ?? 0;
    const bytes = size > maxFileBytes ? undefined : await files.read(path);
    const encoding = bytes && encodingOf(bytes);
    return bytes && encoding && scanBytes(bytes, encoding, path);
  };
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
