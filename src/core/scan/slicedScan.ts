import type { SayingReader } from "../beside/sayingReader.ts";
import type { Files } from "../files.ts";
import { nextTurn } from "../nextTurn.ts";
import { reasonOf } from "../text/reasonOf.ts";
import { compileExcludes, type Excludes } from "./excludes.ts";
import { type FolderContent, type FolderToScan, readFolder, rulesIn } from "./folder.ts";
import type { scanFile } from "./scanBytes.ts";
import type { FileCitations, ScanChunk, ScanSummary } from "./scanResult.ts";
import { type Encoding, encodingOf, maxBytesOf } from "./textFile.ts";

export interface SlicedScanOptions {
  /** Globs as of `files.exclude`; `excludesOf` makes them from settings. */
  readonly excludes: readonly string[];
  /** Passed in, so that the bundle of this scan does not contain the languages. */
  readonly scanFile: typeof scanFile;
  readonly signal?: AbortSignal;
  /** Reads what files say about the papers that they cite; without it there are no `sayings`. */
  readonly readSayings?: SayingReader | undefined;
  /** How many milliseconds to work before the host gets a turn; 8 by default. */
  readonly sliceMs?: number;
  /**
   * How many files and folders are read at once; 16 by default (in a virtual
   * workspace each read is a request).
   */
  readonly reads?: number;
}

type Loaded =
  | ({ readonly kind: "folder"; readonly path: string } & FolderContent)
  | { readonly kind: "text"; readonly path: string; readonly bytes: Uint8Array; readonly encoding: Encoding }
  | { readonly kind: "tooLarge"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly reason: string }
  | { readonly kind: "skipped" };

/**
 * Scans a folder in slices through the port alone, for hosts without worker threads, where each read may be a
 * request. Yields results as it goes and returns the summary. An abort ends it without an error.
 */
export async function* slicedScan(
  files: Files,
  options: SlicedScanOptions,
): AsyncGenerator<ScanChunk, ScanSummary, undefined> {
  const { scanFile, signal, sliceMs = 8, reads = 16, readSayings } = options;
  const excludes = compileExcludes(options.excludes);
  const folders: FolderToScan[] = [{ path: "", scope: undefined }];
  const paths: string[] = [];
  const pending: Promise<Loaded>[] = [];
  const [tooLarge, unreadable]: [string[], { path: string; reason: string }[]] = [[], []];
  const read = { files: 0, bytes: 0 };
  let found: FileCitations[] = [];
  let began = performance.now();

  while (signal?.aborted !== true) {
    while (pending.length < reads) {
      const path = paths.pop();
      const folder = path === undefined ? folders.pop() : undefined;
      if (path !== undefined) pending.push(loadFile(files, path));
      else if (folder !== undefined) pending.push(loadFolder(files, folder, excludes));
      else break;
    }
    const loaded = await pending.shift();
    if (loaded === undefined) break;
    if (loaded.kind === "folder") {
      if (loaded.rulesLeftOut !== undefined)
        unreadable.push({ path: rulesIn(loaded.path), reason: loaded.rulesLeftOut });
      for (const file of loaded.files) paths.push(file);
      for (const folder of loaded.folders) folders.push(folder);
    } else if (loaded.kind === "text") {
      read.files++;
      read.bytes += loaded.bytes.length;
      const one = scanFile(loaded.bytes, loaded.encoding, loaded.path, loaded.path, { readSayings });
      if (one !== undefined) found.push(one);
    } else if (loaded.kind === "tooLarge") tooLarge.push(loaded.path);
    else if (loaded.kind === "unreadable") unreadable.push(loaded);
    if (performance.now() - began < sliceMs) continue;
    yield { found };
    found = [];
    await nextTurn();
    began = performance.now();
  }
  yield { found };
  return { ...read, tooLarge, unreadable };
}

async function loadFolder(files: Files, folder: FolderToScan, excludes: Excludes): Promise<Loaded> {
  try {
    return { kind: "folder", path: folder.path, ...(await readFolder(files, folder, excludes)) };
  } catch (error) {
    return { kind: "unreadable", path: folder.path, reason: reasonOf(error) };
  }
}

async function loadFile(files: Files, path: string): Promise<Loaded> {
  try {
    const size = (await files.stat(path))?.size ?? 0;
    if (size > maxBytesOf(path)) return { kind: "tooLarge", path };
    const bytes = await files.read(path);
    if (bytes === undefined) return { kind: "unreadable", path, reason: "it is not there any more" };
    const encoding = encodingOf(bytes);
    if (encoding === undefined) return { kind: "skipped" };
    return { kind: "text", path, bytes, encoding };
  } catch (error) {
    return { kind: "unreadable", path, reason: reasonOf(error) };
  }
}
