import * as vscode from "vscode";
import type * as Bibliography from "../core/bibliography/bundle.ts";
import type { ExportedPaper } from "../core/bibliography/export/keptEntry.ts";
import type * as Styles from "../core/bibliography/styles/bundle.ts";
import type { StyledReferences } from "../core/bibliography/styles/styledReferences.ts";
import type { Files, ManyFiles } from "../core/files.ts";
import type * as LibraryBundle from "../core/library/bundle.ts";
import type * as Seeds from "../core/library/seeds/bundle.ts";
import { oneATurn } from "../core/nextTurn.ts";
import type * as Online from "../core/online/bundle.ts";
import type { Clock } from "../core/online/client/clock.ts";
import type { Pace } from "../core/online/client/pace.ts";
import type * as Problems from "../core/problems/bundle.ts";
import type * as Scan from "../core/scan/bundle.ts";
import type { ScanChunk, ScanSummary } from "../core/scan/scanResult.ts";
import { showFailure } from "./registerCommand.ts";

type Require = (path: string) => unknown;

// The only globals of the host that this file needs.
declare const require: Require;
declare const Blob: new (parts: readonly string[], options: { type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };

/** The exports of src/node that the editor uses. Declared, not imported, because Node does not exist on the web. */
interface NodeBundle {
  nodeFiles(root: string): Files;
  manyNodeFiles(root: string): ManyFiles;
  removeLeftovers(folder: string): Promise<void>;
  readIfThere(path: string): Uint8Array | undefined;
  /** The cache folder that all windows and the command line share. */
  onlineFolder(): string;
  sharedPace(folder: string, clock: Clock): Pace;
  withLock<T>(file: string, run: () => Promise<T>): Promise<T>;
  styledInThread(
    task: { readonly papers: readonly ExportedPaper[]; readonly style: string },
    signal: AbortSignal,
  ): Promise<StyledReferences>;
  scanFolder(options: {
    readonly folder: string;
    readonly excludes: readonly string[];
    readonly signal?: AbortSignal;
    readonly onChunk: (chunk: ScanChunk) => void;
    /** The folder that contains `worker.js`. */
    readonly product: string;
  }): Promise<ScanSummary>;
}

/** The bundles next to extension.js, and what each exports. */
export interface BundleExports {
  readonly node: NodeBundle;
  readonly bibliography: typeof Bibliography;
  readonly library: typeof LibraryBundle;
  readonly online: typeof Online;
  readonly problems: typeof Problems;
  readonly scan: typeof Scan;
  readonly seeds: typeof Seeds;
  readonly styles: typeof Styles;
}

/** The parts of the editor that are loaded on first use. */
type Part =
  | "cited"
  | "citing"
  | "commands"
  | "daily"
  | "fixes"
  | "importing"
  | "readerHost"
  | "rename"
  | "search"
  | "zotero";

/** The parts of the extension that are loaded on first use. */
export interface Bundles {
  /**
   * Loads a bundle; later calls return the same one. If it is missing or damaged, the user is told once and each call
   * rejects with that sentence; the next call tries again.
   */
  load<K extends keyof BundleExports>(name: K): Promise<BundleExports[K]>;
  /**
   * Loads a part of the editor in the same way. The caller names its exports' type, because a part is built from
   * `Services`.
   */
  loadPart<T>(name: Part): Promise<T>;
}

/** Whether this host runs Node. On the web no uri has the scheme `file`, not even the extension's. */
export const isNodeHost = (extensionUri: vscode.Uri): boolean => extensionUri.scheme === "file";

export function createBundles(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Bundles {
  const loaded = new Map<string, Promise<unknown>>();
  const told = new Set<string>();
  // One at a time, because compiling and running a bundle takes up to 40 ms.
  const inTurn = oneATurn();
  const fetch = async (name: string): Promise<unknown> => {
    const uri = vscode.Uri.joinPath(extensionUri, "dist", `${name}.js`);
    try {
      if (isNodeHost(extensionUri)) return await inTurn(() => require(uri.fsPath));
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return await inTurn(() => importBundle(text));
    } catch (error) {
      log.error(`Loading ${name}.js`, error);
      loaded.delete(name);
      const failure = new Error(damagedFile(`dist/${name}.js`));
      if (!told.has(name)) void showFailure(log, `Loading ${name}.js`, failure);
      told.add(name);
      throw failure;
    }
  };
  const load = (name: string): Promise<unknown> => {
    const known = loaded.get(name) ?? fetch(name);
    loaded.set(name, known);
    return known;
  };
  return {
    load: (name) => load(name) as Promise<BundleExports[typeof name]>,
    loadPart: <T>(name: string) => load(name) as Promise<T>,
  };
}

/** The message for a file of the extension that cannot be loaded. */
export function damagedFile(file: string): string {
  return vscode.l10n.t(
    "Marginalia's file {0} is missing or damaged: please install the extension again.",
    file,
  );
}

type Module = (module: { readonly exports: object }, exports: object, require: Require) => void;

/**
 * Imports a blob that wraps the CommonJS text, because `import(uri)` and `importScripts` fail in the web worker. The
 * blob's `require` only knows `vscode`.
 */
async function importBundle(text: string): Promise<unknown> {
  const wrapped = `export default (module,exports,require)=>{${text}\n}`;
  const blob = new Blob([wrapped], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  try {
    const { default: run }: { default: Module } = await import(url);
    const module = { exports: {} };
    run(module, module.exports, require);
    return module.exports;
  } finally {
    URL.revokeObjectURL(url);
  }
}
