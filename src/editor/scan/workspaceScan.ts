import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { isInTemporary } from "../../core/files.ts";
import { inTurns } from "../../core/inTurns.ts";
import type { Library } from "../../core/library/library.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import { scanFile } from "../../core/scan/scanBytes.ts";
import type { FileCitations as Found, ScanChunk } from "../../core/scan/scanResult.ts";
import type { Bundles } from "../bundles.ts";
import { debounce } from "../debounce.ts";
import { filesOf, nearSchemes } from "../files.ts";
import type { Host } from "../host.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import { excludesIn } from "../settings.ts";

/** Fills the index from the workspace's files, once, on the first `ready()`. */
export interface WorkspaceScan extends vscode.Disposable {
  /** Starts the scan if needed; settles when it is done. In a virtual workspace only open documents are scanned. */
  ready(): Promise<void>;
  /** Scans everything again, including a virtual workspace. */
  rescan(): Promise<void>;
  /** Whether the workspace is virtual and only its open documents have been scanned so far. */
  isPartial(): boolean;
}

interface Deps {
  readonly index: CitationIndex;
  /** Receives what the files say about the papers that they cite, such as titles. */
  readonly library: Library;
  readonly bundles: Bundles;
  readonly host: Host;
  readonly libraryFiles: LibraryFiles;
  readonly log: vscode.LogOutputChannel;
}

const debounceMs = 300;

export function registerWorkspaceScan({
  index,
  library,
  bundles,
  host,
  libraryFiles,
  log,
}: Deps): WorkspaceScan {
  let scanning: Promise<void> | undefined;
  let abort = new AbortController();
  let watcher: vscode.Disposable | undefined;
  const { isLibraryFile } = libraryFiles;

  /** Makes several changes with one event from each of them. */
  const batch = (run: () => void) => library.batch(() => index.batch(run));
  const take = (file: string, { citations, declarations, sayings = [] }: Found) => {
    if (isLibraryFile(file)) return;
    library.setSayings(file, sayings);
    index.set(file, citations, declarations);
  };
  const forget = (file: string) => {
    library.setSayings(file, []);
    index.delete(file);
  };

  const known = () => new Set([...index.files(), ...index.declaring(), ...library.sayingFiles()]);

  async function scanRoot(root: vscode.WorkspaceFolder, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    const options = {
      excludes: excludesIn(root.uri),
      signal,
      // A thread may send a chunk after the abort, when the index already belongs to the next scan.
      onChunk: (chunk: ScanChunk) => {
        if (signal.aborted) return;
        batch(() => {
          for (const found of chunk.found) take(vscode.Uri.joinPath(root.uri, found.file).toString(), found);
        });
      },
    };
    const { files, unreadable } = await host.scan(root.uri, options);
    log.info(`${root.name}: scanned ${files} files in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const { path, reason } of unreadable) log.warn(`${path}: ${reason}`);
  }

  async function scanAll(roots: readonly vscode.WorkspaceFolder[]): Promise<void> {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    batch(() => {
      for (const file of known()) forget(file);
    });
    watcher ??= watch(changed.add);
    // Library files cite nothing, so they must be known first.
    await libraryFiles.ready();
    for (const root of roots) {
      if (signal.aborted) return;
      await scanRoot(root, signal).catch((error: unknown) => log.error(`Scanning ${root.name}`, error));
    }
  }
  const roots = () => vscode.workspace.workspaceFolders ?? [];
  const near = () => roots().filter(({ uri }) => nearSchemes.has(uri.scheme));

  const changed = debounce<string>(debounceMs, (files) => {
    update([...files]).catch((error: unknown) => log.error("Scanning changed files", error));
  });
  async function update(files: readonly string[]): Promise<void> {
    if (files.some((file) => file.endsWith("/.gitignore"))) {
      again();
      return;
    }
    const [{ scanSomeFiles }, { sayingReader }] = await Promise.all([
      bundles.load("scan"),
      bundles.load("bibliography"),
    ]);
    const readSayings = sayingReader();
    const scanIn = (root: vscode.WorkspaceFolder) =>
      scanSomeFiles(filesOf(root.uri), { excludes: excludesIn(root.uri), scanFile, readSayings });
    const scanners = new Map(roots().map((root) => [root, scanIn(root)] as const));
    // With pauses, because an import or a checkout may change thousands of files at once.
    const scans = await inTurns(
      files,
      async (file): Promise<readonly Found[]> => {
        const uri = vscode.Uri.parse(file);
        const root = vscode.workspace.getWorkspaceFolder(uri);
        const scanned = root && scanners.get(root);
        if (!scanned) return [];
        const path = uri.path.slice(root.uri.path.length).replace(/^\//, "");
        const found = await scanned(path).catch(() => []);
        return found.map((one) => ({ ...one, file: vscode.Uri.joinPath(root.uri, one.file).toString() }));
      },
      nextTurn,
    );
    batch(() => {
      for (const file of gone(files, known())) forget(file);
      for (const found of scans.flat()) take(found.file, found);
    });
  }

  /** Set once the user asked to scan all roots, including virtual ones; later scans do so too. */
  let isAllAsked = false;
  /** A newer scan aborts an older one, so this waits for the last. */
  const ended = async (): Promise<void> => {
    for (let last: Promise<void> | undefined; last !== scanning; ) {
      last = scanning;
      await last;
    }
  };
  const rescan = () => {
    isAllAsked = true;
    scanning = scanAll(roots());
    return ended();
  };
  const again = () => {
    if (scanning) scanning = scanAll(isAllAsked ? roots() : near());
  };
  const events = vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(again),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("files.exclude") || change.affectsConfiguration("search.exclude"))
        again();
    }),
  );
  return {
    ready() {
      scanning ??= scanAll(near());
      return ended();
    },
    rescan,
    isPartial: () => !isAllAsked && near().length < roots().length,
    dispose() {
      abort.abort();
      events.dispose();
      watcher?.dispose();
      changed.dispose();
    },
  };
}

/** The known files that changed, or are in a folder that did: a deleted folder is reported as one event. */
function* gone(changed: readonly string[], known: Iterable<string>): Iterable<string> {
  const names = new Set(changed);
  for (const file of [...known]) {
    for (let end = file.length; end > 0; end = file.lastIndexOf("/", end - 1)) {
      if (!names.has(file.slice(0, end))) continue;
      yield file;
      break;
    }
  }
}

/** Watches the workspace, except for what `files.watcherExclude` names. */
function watch(onFile: (file: string) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  const add = (uri: vscode.Uri) => {
    if (!isInTemporary(uri.path)) onFile(uri.toString());
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(add),
    watcher.onDidChange(add),
    watcher.onDidDelete(add),
  );
}
