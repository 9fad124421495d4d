import type { Files } from "../../core/files.ts";
import type { Excludes } from "../../core/scan/excludes.ts";

/** How many folders are listed at once; on the web each listing is a request. */
const atOnce = 16;

export interface WalkOptions {
  readonly isWanted: (path: string) => boolean;
  readonly isExcluded: Excludes;
  readonly mostFolders: number;
  readonly mostFiles: number;
}

/**
 * Finds files in a folder and its subfolders, nearest first, for hosts without a search. Links are not followed, and a
 * folder that cannot be listed is skipped.
 */
export async function walk(files: Files, options: WalkOptions): Promise<readonly string[]> {
  const { isWanted, isExcluded, mostFolders, mostFiles } = options;
  const found: string[] = [];
  const folders = [""];
  for (let done = 0; done < Math.min(folders.length, mostFolders) && found.length < mostFiles; ) {
    const next = folders.slice(done, Math.min(done + atOnce, mostFolders));
    done += next.length;
    const listings = await Promise.all(
      next.map(async (folder) => ({ folder, entries: await files.list(folder).catch(() => []) })),
    );
    for (const { folder, entries } of listings) {
      for (const { name, kind } of entries) {
        const path = folder === "" ? name : `${folder}/${name}`;
        if (isExcluded(path)) continue;
        if (kind === "folder") folders.push(path);
        else if (kind === "file" && isWanted(path)) found.push(path);
      }
    }
  }
  return found.slice(0, mostFiles);
}
