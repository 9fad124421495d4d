import * as vscode from "vscode";
import { categoriesFile } from "../../core/library/categoriesFile.ts";
import type { Library } from "../../core/library/library.ts";
import { coalesce } from "../coalesce.ts";
import { readText } from "../files.ts";
import type { Load } from "../load.ts";
import { onSettings } from "../settings.ts";
import {
  bibliographyPattern,
  findBibliographies,
  isBibliography,
  parseBibliography,
} from "./bibliographies.ts";
import { type LibraryFolder, libraryFolders } from "./folders.ts";
import { unreadableFile } from "./problems.ts";
import { hiddenSeeds, loadSeeds } from "./seeds.ts";

/** Keeps the library in step with its files; the first `ready()` begins to read them. */
export interface LibraryFiles extends vscode.Disposable {
  /** Settles when everything was read once. Never rejects: what cannot be read is a Problem or a line in the log. */
  ready(): Promise<void>;
  /** Reads files again at once, without waiting for the file watcher. */
  refresh(files: readonly vscode.Uri[]): Promise<void>;
  /** Whether the library has read this file as one of its layers. */
  isLibraryFile(file: string): boolean;
}

interface Deps {
  readonly library: Library;
  readonly load: Load;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** Bursts of file events are read once, this many milliseconds after the last. */
const quiet = 150;

export function registerLibraryFiles(deps: Deps): LibraryFiles {
  const { library, log } = deps;
  library.setHiddenSeeds(hiddenSeeds());
  let folders = libraryFolders();
  let watchers: vscode.Disposable | undefined;
  let reading: Promise<void> | undefined;
  const known = new Set<string>();

  const failed = (what: string) => (error: unknown) => log.error(what, error);
  // One after another, so that an older reading of a file never comes after a newer one.
  let updates = Promise.resolve();
  const update = (files: readonly vscode.Uri[]): Promise<void> => {
    updates = updates.then(() => readFiles(deps, folders, files, known)).catch(failed("Reading the library"));
    return updates;
  };
  const changed = coalesce<string>(
    quiet,
    (files) => void update([...files].map((file) => vscode.Uri.parse(file))),
  );

  const folderGone = (uri: string) => {
    for (const file of known) if (file.startsWith(`${uri}/`)) changed.add(file);
  };
  const folderCame = (uri: string) => {
    const isOurs = (folder: string) => folder === uri || folder.startsWith(`${uri}/`);
    if (folders.some((folder) => isOurs(folder.uri.toString()))) reload();
  };

  async function readAll(): Promise<void> {
    folders = libraryFolders();
    watchers?.dispose();
    watchers = vscode.Disposable.from(
      watchFiles(folders, (uri) => changed.add(uri.toString())),
      watchFolders(folderGone, folderCame),
    );
    const [inFolders, bibliographies] = await Promise.all([
      Promise.all(folders.map(filesIn)),
      findBibliographies().catch((error: unknown) => {
        failed("Looking for bibliographies")(error);
        return [];
      }),
      loadSeeds(library, deps.load, deps.extensionUri).catch(failed("Reading the seeds")),
    ]);
    const gone = [...known].map((file) => vscode.Uri.parse(file));
    await update([...inFolders.flat(), ...bibliographies, ...gone]);
  }
  const reload = () => {
    if (reading) reading = reading.then(readAll).catch(failed("Reading the library"));
  };

  const events = vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(reload),
    vscode.workspace.onDidGrantWorkspaceTrust(reload),
    onSettings(["marginalia.library.folder", "marginalia.library.personalFolder"], reload),
    onSettings(["marginalia.seeds.show", "marginalia.seeds.hidden"], () =>
      library.setHiddenSeeds(hiddenSeeds()),
    ),
  );
  return {
    ready() {
      reading ??= readAll().catch(failed("Reading the library"));
      return reading;
    },
    refresh: update,
    isLibraryFile: (file) => known.has(file),
    dispose() {
      events.dispose();
      watchers?.dispose();
      changed.dispose();
    },
  };
}

/** A folder that goes or comes is told as one event, without its files. */
function watchFolders(onGone: (uri: string) => void, onCame: (uri: string) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**", false, true, false);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete((uri) => onGone(uri.toString())),
    watcher.onDidCreate((uri) => onCame(uri.toString())),
  );
}

function watchFiles(folders: readonly LibraryFolder[], onFile: (uri: vscode.Uri) => void): vscode.Disposable {
  const patterns = [
    // Through the root where there is one: a folder that does not exist yet cannot be watched itself (1.100).
    ...folders.map(({ uri, root, path }) =>
      root
        ? new vscode.RelativePattern(root, `${path}/*.{md,yaml}`)
        : new vscode.RelativePattern(uri, "*.{md,yaml}"),
    ),
    ...(vscode.workspace.workspaceFolders ?? []).map(
      (root) => new vscode.RelativePattern(root, bibliographyPattern),
    ),
  ];
  return vscode.Disposable.from(
    ...patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [watcher, watcher.onDidCreate(onFile), watcher.onDidChange(onFile), watcher.onDidDelete(onFile)];
    }),
  );
}

async function filesIn({ uri }: LibraryFolder): Promise<readonly vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries
      .filter(([name, type]) => type === vscode.FileType.File && /\.md$|^categories\.yaml$/.test(name))
      .map(([name]) => vscode.Uri.joinPath(uri, name));
  } catch {
    return []; // No such folder yet, the usual case.
  }
}

/** Reads the files that belong to the library among `files`, and takes out those that are gone: one change for all. */
async function readFiles(
  { library, load, log }: Deps,
  folders: readonly LibraryFolder[],
  files: readonly vscode.Uri[],
  known: Set<string>,
): Promise<void> {
  const unique = new Map(files.map((uri) => [uri.toString(), uri]));
  const changes = await Promise.all(
    [...unique].map(async ([file, uri]) => await readOne(load, folders, file, uri, log)),
  );
  library.batch(() => {
    for (const { file, apply } of changes) {
      if (apply) {
        known.add(file);
        apply(library);
      } else if (known.delete(file)) library.removeFile(file);
    }
  });
}

interface Change {
  readonly file: string;
  /** Absent: the file is gone, or none of ours. */
  readonly apply?: (library: Library) => void;
}

async function readOne(
  load: Load,
  folders: readonly LibraryFolder[],
  file: string,
  uri: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<Change> {
  try {
    const name = file.slice(file.lastIndexOf("/") + 1);
    // A bibliography is one in a library folder too.
    const isPaperFileName = name === categoriesFile || /\.md$/.test(name);
    const folder = isPaperFileName
      ? folders.find((one) => file === `${one.uri.toString()}/${name}`)
      : undefined;
    if (!folder && !isBibliography(uri)) return { file };
    const text = await readText(uri);
    if (text === undefined) return { file };
    if (folder) {
      const { parseCategories, parsePaperFile } = await load("library");
      if (name === categoriesFile) {
        const { categories, problems } = parseCategories(text, file);
        return { file, apply: (library) => library.setCategories(file, folder.layer, categories, problems) };
      }
      const source = parsePaperFile(text, file, folder.layer);
      return source ? { file, apply: (library) => library.setFile(source) } : { file };
    }
    const source = await parseBibliography(load, { file, text });
    return source ? { file, apply: (library) => library.setFile(source) } : { file };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(`${file}: ${reason}`);
    const folder = folders.find((one) => file.startsWith(`${one.uri.toString()}/`));
    const layer = folder?.layer ?? { kind: "bibliography", order: 0 };
    return { file, apply: (library) => library.setFile(unreadableFile(file, layer, reason)) };
  }
}
