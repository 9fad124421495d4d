import type { Files } from "../files.ts";
import { compileExcludes } from "./excludes.ts";
import { type FolderContent, readFolder } from "./folder.ts";
import type { FileCitations } from "./scanResult.ts";
import type { SlicedScanOptions } from "./slicedScan.ts";
import { encodingOf, maxBytesOf } from "./textFile.ts";

/**
 * Scans changed files and folders under the same rules as the full scan; excluded and deleted ones give nothing. Each
 * folder is listed once, however many of its files changed.
 */
export function scanSomeFiles(
  files: Files,
  { excludes, scanFile, readSayings }: Pick<SlicedScanOptions, "excludes" | "scanFile" | "readSayings">,
): (path: string) => Promise<readonly FileCitations[]> {
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
  const scanOne = async (path: string): Promise<readonly FileCitations[]> => {
    const size = (await files.stat(path))?.size ?? 0;
    const bytes = size > maxBytesOf(path) ? undefined : await files.read(path);
    const encoding = bytes && encodingOf(bytes);
    const found = bytes && encoding ? scanFile(bytes, encoding, path, path, { readSayings }) : undefined;
    return found ? [found] : [];
  };
  const scanFolder = async (path: string): Promise<readonly FileCitations[]> => {
    const content = await contentOf(path);
    const found: FileCitations[] = [];
    for (const file of content?.files ?? []) for (const one of await scanOne(file)) found.push(one);
    for (const folder of content?.folders ?? [])
      for (const one of await scanFolder(folder.path)) found.push(one);
    return found;
  };
  return async (path) => {
    const around = await contentOf(parentOf(path));
    if (around?.files.includes(path)) return await scanOne(path);
    return around?.folders.some((folder) => folder.path === path) ? await scanFolder(path) : [];
  };
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
