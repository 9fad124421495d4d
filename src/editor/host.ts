import * as vscode from "vscode";
import type { Files, ManyFiles } from "../core/files.ts";
import { scanFile } from "../core/scan/scanBytes.ts";
import type { ScanChunk, ScanSummary } from "../core/scan/scanResult.ts";
import { wellFormed } from "../core/text/tidyText.ts";
import { decodeUtf8 } from "../core/text/utf8.ts";
import { type Bundles, isNodeHost } from "./bundles.ts";
import { filesOf, readText, refuseLinkedFolder } from "./files.ts";

/** The parts that depend on the extension host. Node does more than the web worker, with the same results. */
export interface Host {
  /**
   * The `Files` port for a folder of paper files. On Node, writes are atomic. Rejects if a workspace folder is reached
   * through a symbolic link.
   */
  filesAt(folder: vscode.Uri): Promise<Files>;
  /** The same for many writes. */
  manyFilesAt(folder: vscode.Uri): Promise<ManyFiles>;
  /**
   * A file's current text, like `readText`. On Node it bypasses VS Code's other processes, because the file may change
   * while they answer.
   */
  textNow(file: vscode.Uri): Promise<string | undefined>;
  /** Runs a read-compare-write of a file under a lock, so that no other window does the same meanwhile (Node only). */
  exclusively<T>(file: vscode.Uri, run: () => Promise<T>): Promise<T>;
  /** Removes what a host that crashed while writing left in a folder of paper files (Node only). */
  removeLeftovers(folder: vscode.Uri): Promise<void>;
  /** Scans a folder for citations; on Node in worker threads. */
  scan(folder: vscode.Uri, options: ScanOptions): Promise<ScanSummary>;
}

export interface ScanOptions {
  readonly excludes: readonly string[];
  readonly signal: AbortSignal;
  readonly onChunk: (chunk: ScanChunk) => void;
}

/** Creates the current host; `storage` is a folder for temporary files. */
export function createHost(bundles: Bundles, extensionUri: vscode.Uri, storage: vscode.Uri): Host {
  const webHost = createWebHost(bundles);
  if (!isNodeHost(extensionUri)) return webHost;
  const onDisk = (uri: vscode.Uri) => uri.scheme === "file";
  return {
    async filesAt(folder) {
      await refuseLinkedFolder(folder);
      return onDisk(folder) ? (await bundles.load("node")).nodeFiles(folder.fsPath) : filesOf(folder);
    },
    async manyFilesAt(folder) {
      await refuseLinkedFolder(folder);
      return onDisk(folder)
        ? (await bundles.load("node")).manyNodeFiles(folder.fsPath)
        : webHost.manyFilesAt(folder);
    },
    async textNow(file) {
      if (!onDisk(file)) return await readText(file);
      const bytes = (await bundles.load("node")).readIfThere(file.fsPath);
      return bytes && decodeUtf8(bytes);
    },
    async exclusively(file, run) {
      if (!onDisk(file) || !onDisk(storage)) return await run();
      const lock = vscode.Uri.joinPath(
        storage,
        "locks",
        encodeURIComponent(wellFormed(file.path)).slice(-120),
      );
      return await (await bundles.load("node")).withLock(lock.fsPath, run);
    },
    async removeLeftovers(folder) {
      if (onDisk(folder)) await (await bundles.load("node")).removeLeftovers(folder.fsPath);
    },
    async scan(folder, options) {
      if (!onDisk(folder)) return await webHost.scan(folder, options);
      const product = vscode.Uri.joinPath(extensionUri, "dist").fsPath;
      return await (await bundles.load("node")).scanFolder({ folder: folder.fsPath, product, ...options });
    },
  };
}

const createWebHost = (bundles: Bundles): Host => ({
  async filesAt(folder) {
    await refuseLinkedFolder(folder);
    return filesOf(folder);
  },
  async manyFilesAt(folder) {
    await refuseLinkedFolder(folder);
    return { files: filesOf(folder), end: () => Promise.resolve() };
  },
  textNow: readText,
  exclusively: (_file, run) => run(),
  removeLeftovers: () => Promise.resolve(),
  async scan(folder, options) {
    const [{ slicedScan }, { sayingReader }] = await Promise.all([
      bundles.load("scan"),
      bundles.load("bibliography"),
    ]);
    const scan = slicedScan(filesOf(folder), { ...options, scanFile, readSayings: sayingReader() });
    for (;;) {
      const step = await scan.next();
      if (step.done === true) return step.value;
      options.onChunk(step.value);
    }
  },
});
