import * as vscode from "vscode";
import { inTurns } from "../../core/inTurns.ts";
import { fileKindOf } from "../../core/library/fileKinds.ts";
import type { Library } from "../../core/library/library.ts";
import { SharedStrings } from "../../core/library/sharedBibtex.ts";
import type { LibraryContent, SourceFile } from "../../core/library/source.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type { Bundles } from "../bundles.ts";
import { debounce } from "../debounce.ts";
import { entriesOf, refuseLinkedFolder } from "../files.ts";
import type { Host } from "../host.ts";
import type { Online } from "../online/online.ts";
import { onSettings, readSetting } from "../settings.ts";
import type * as Zotero from "../zotero/bundle.ts";
import type { KeptCollections } from "../zotero/keptCollections.ts";
import { findBibliographies } from "./bibliographies.ts";
import { type LibraryFolder, libraryFolders } from "./folders.ts";
import { type LibraryFile, readLibraryFile } from "./libraryFile.ts";
import { unreadableFile } from "./problems.ts";
import { hiddenSeeds, loadSeeds } from "./seeds.ts";
import { followEditor, watchLibrary } from "./watchLibrary.ts";

/** Keeps the library in step with its files; the first `ready()` starts reading them. */
export interface LibraryFiles extends vscode.Disposable {
  /** Settles when everything was read once. Never rejects: failures become a Problem or a line in the log. */
  ready(): Promise<void>;
  /** Reads files again at once, without waiting for the file watcher. */
  refresh(files: readonly vscode.Uri[]): Promise<void>;
  /** The collections from Zotero that are kept as layers; the first use loads their code. */
  keptCollections(): Promise<KeptCollections>;
  /** Whether the library has read this file as part of a layer. */
  isLibraryFile(file: string): boolean;
}

interface Deps {
  readonly library: Library;
  readonly bundles: Bundles;
  readonly online: Online;
  readonly extensionUri: vscode.Uri;
  readonly host: Pick<Host, "removeLeftovers">;
  readonly log: vscode.LogOutputChannel;
}

/** Bursts of file events are read once, this many milliseconds after the last. */
const debounceMs = 150;
/** A file with more records goes into the library in slices. */
const mostAtOnce = 500;
/** More files than this, read together, do so too. */
const mostFilesAtOnce = 50;

export function registerLibraryFiles(deps: Deps): LibraryFiles {
  const { library, bundles, log } = deps;
  library.setHiddenSeeds(hiddenSeeds());
  let folders = libraryFolders();
  let watchers: vscode.Disposable | undefined;
  let reading: Promise<void> | undefined;
  let unreadableFolders: string[] = [];
  const known = new Map<string, LibraryFile>();
  const strings = new SharedStrings();

  const failed = (what: string) => (error: unknown) => log.error(what, error);
  // Updates run one after another, so that an older read never overwrites a newer one. Files that arrive meanwhile are
  // read together.
  let updates = Promise.resolve();
  let waiting = new Set<string>();
  const update = (files: Iterable<string>): Promise<void> => {
    for (const file of files) waiting.add(file);
    updates = updates
      .then(async () => {
        const next = waiting;
        waiting = new Set();
        await readFiles({ ...deps, strings }, folders, next, known);
        // Entries use what other files define, which in turn may use further files.
        for (let round = 0; round < 3; round++) {
          const stale = strings.stale();
          for (const file of stale) {
            const before = known.get(file);
            if (before) known.set(file, { content: before.content });
          }
          if (stale.length > 0) await readFiles({ ...deps, strings }, folders, new Set(stale), known);
        }
      })
      .catch(failed("Reading the library"));
    return updates;
  };
  const changed = debounce<string>(debounceMs, (files) => void update(files));

  const onGone = (uri: string) => {
    for (const file of known.keys()) if (file.startsWith(`${uri}/`)) changed.add(file);
  };
  const onCame = (uri: string) => {
    const isOurs = (folder: string) => folder === uri || folder.startsWith(`${uri}/`);
    if (folders.some((folder) => isOurs(folder.uri.toString()))) reload();
  };

  let kept: Promise<KeptCollections> | undefined;
  const keptCollections = () => {
    kept ??= bundles.loadPart<typeof Zotero>("zotero").then((zotero) => zotero.followCollections(deps));
    return kept;
  };
  const readKept = async () => {
    if (kept || readSetting("marginalia.zotero.collections").length > 0)
      await keptCollections().then((collections) => collections.read(), failed("Zotero"));
  };

  async function readAll(): Promise<void> {
    folders = libraryFolders();
    watchers?.dispose();
    watchers = watchLibrary(folders, { onFile: changed.add, onGone, onCame });
    const [inFolders, bibliographies] = await Promise.all([
      Promise.all(folders.map(filesIn)),
      findBibliographies(log).catch((error: unknown) => {
        failed("Looking for bibliographies")(error);
        return [];
      }),
      loadSeeds(library, bundles, deps.extensionUri).catch(failed("Reading the seeds")),
      readKept(),
    ]);
    library.batch(() => {
      for (const folder of unreadableFolders) library.removeFile(folder);
      unreadableFolders = [];
      for (const { folder, reason } of inFolders) {
        if (reason === undefined) continue;
        const name = folder.uri.toString();
        log.warn(`${name}: ${reason}`);
        library.setFile(unreadableFile(name, folder.layer, reason));
        unreadableFolders.push(name);
      }
    });
    if (vscode.workspace.isTrusted) {
      for (const { folder, hasLeftovers } of inFolders)
        if (hasLeftovers) void deps.host.removeLeftovers(folder.uri).catch(failed("Removing leftovers"));
    }
    const found = [...inFolders.flatMap(({ files }) => files), ...bibliographies].map((uri) =>
      uri.toString(),
    );
    // A file that stays may now belong to another layer, so forget its text to read it again.
    for (const [file, { content }] of known) known.set(file, { content });
    await update([...found, ...known.keys()]);
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
    onSettings(["marginalia.zotero.collections"], () => {
      if (reading) void readKept();
    }),
    followEditor((files) => {
      if (reading) void update(files);
    }),
  );
  return {
    ready() {
      reading ??= readAll().catch(failed("Reading the library"));
      return reading;
    },
    refresh: (files) => update(files.map((uri) => uri.toString())),
    keptCollections,
    isLibraryFile: (file) => known.has(file),
    dispose() {
      events.dispose();
      void kept?.then((collections) => collections.dispose());
      watchers?.dispose();
      changed.dispose();
    },
  };
}

/**
 * The files in a folder that may belong to the library; none if the folder does not exist, the usual case. If it cannot
 * be read or is reached through a link, returns the reason.
 */
async function filesIn(folder: LibraryFolder): Promise<FolderFiles> {
  const { uri } = folder;
  try {
    if (uri.path.includes("\0"))
      throw new Error(vscode.l10n.t("its name in the settings has a NUL character"));
    await refuseLinkedFolder(uri);
    const entries = await entriesOf(uri);
    return {
      folder,
      hasLeftovers: entries.some(([name]) => name.endsWith(".tmp")),
      files: entries
        .filter(([name, type]) => type === vscode.FileType.File && fileKindOf(name, "folder") !== undefined)
        .map(([name]) => vscode.Uri.joinPath(uri, name)),
    };
  } catch (error) {
    return { folder, files: [], reason: reasonOf(error) };
  }
}

interface FolderFiles {
  readonly folder: LibraryFolder;
  readonly files: readonly vscode.Uri[];
  /** Whether an interrupted write may have left a file there. */
  readonly hasLeftovers?: boolean;
  /** Why the folder cannot be read. */
  readonly reason?: string;
}

/** Reads those of `files` that belong to the library and removes those that are gone, with one change event. */
async function readFiles(
  deps: Deps & { readonly strings: SharedStrings },
  folders: readonly LibraryFolder[],
  files: ReadonlySet<string>,
  known: Map<string, LibraryFile>,
): Promise<void> {
  const { library, strings } = deps;
  const links = new Map<string, Promise<boolean>>();
  const read = await inTurns(
    [...files],
    async (file) => [file, await readLibraryFile(deps, folders, file, known.get(file), links)] as const,
    nextTurn,
  );
  const large: SourceFile[] = [];
  const small: LibraryContent[] = [];
  const gone: string[] = [];
  const areMany = read.length > mostFilesAtOnce;
  library.batch(() => {
    for (const [file, now] of read) {
      const before = known.get(file);
      if (now === before) continue;
      strings.set(file, now?.content);
      if (!now) {
        known.delete(file);
        const isLeftEmpty = before && "records" in before.content && (areMany || isLarge(before.content));
        if (isLeftEmpty) {
          (isLarge(before.content) ? large : small).push({ ...before.content, records: [], problems: [] });
          gone.push(file);
        } else library.removeFile(file);
        continue;
      }
      known.set(file, now);
      const { content } = now;
      const isSliced = isLarge(content) || (before && isLarge(before.content));
      if (isSliced && "records" in content) large.push(content);
      else if (areMany) small.push(content);
      else library.set(content);
    }
  });
  if (small.length > 0) await library.setInSlices(small, nextTurn);
  for (const content of large) await library.setFileInSlices(content, nextTurn);
  library.batch(() => {
    for (const file of gone) library.removeFile(file);
  });
}

function isLarge(content: LibraryContent): content is SourceFile {
  return "records" in content && content.records.length > mostAtOnce;
}
