import * as vscode from "vscode";
import type { Files } from "../../core/files.ts";
import type { Library } from "../../core/library/library.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import type { CollectionCopy } from "../../core/online/zotero/collectionCopy.ts";
import { isZoteroPath } from "../../core/online/zotero/zoteroPlaces.ts";
import { type Bundles, isNodeHost } from "../bundles.ts";
import type { Asking, Online } from "../online/online.ts";
import { Refusal } from "../refusal.ts";
import { readSetting } from "../settings.ts";

interface Deps {
  readonly library: Library;
  readonly bundles: Bundles;
  readonly online: Online;
  readonly log: vscode.LogOutputChannel;
  readonly extensionUri: vscode.Uri;
}

/** Zotero is asked again when the window regains focus, but not sooner than after this many milliseconds. */
const restMs = 60_000;

/** Zotero collections that the user keeps as layers of the library. */
export interface KeptCollections extends vscode.Disposable {
  /** Adds the cached collections that the setting names to the library, then asks Zotero for changes. */
  read(): Promise<void>;
  /** Reads all collections again, with progress. Rejects with a user-facing sentence. */
  refresh(title: string): Promise<void>;
}

/**
 * Keeps the collections that the setting names in the library. Their cached copies are available at once, even without
 * Zotero; changes arrive in the background, and failures are only logged.
 */
export function followCollections(deps: Deps): KeptCollections {
  const layers = new Map<string, string>();
  let asked = 0;
  let asking = Promise.resolve();
  const askForNews = () => {
    if (keptPaths().length === 0) return;
    asked = Date.now();
    asking = asking
      .then(() => readAgain(deps, layers, "changed"))
      .catch((error) => deps.log.info("Zotero’s collections are as they were", error));
  };
  const focus = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused && Date.now() - asked > restMs) askForNews();
  });
  return {
    async read() {
      await readCopies(deps, layers);
      askForNews();
    },
    async refresh(title) {
      if (keptPaths().length === 0)
        throw new Refusal(vscode.l10n.t("No Zotero collection is kept in the library."));
      asked = Date.now();
      await readAgain(deps, layers, "all", title);
    },
    dispose: () => focus.dispose(),
  };
}

/** The collections that the setting names, by their paths in Zotero's API. */
export const keptPaths = (): readonly string[] =>
  [...new Set(readSetting("marginalia.zotero.collections"))].filter(isZoteroPath);

interface Folder {
  readonly uri: vscode.Uri;
  readonly files: Files;
}

/** The folder of the cached copies; `undefined` in a browser, from which Zotero cannot be reached. */
async function folderOf({ bundles, extensionUri }: Deps): Promise<Folder | undefined> {
  if (!isNodeHost(extensionUri)) return undefined;
  const node = await bundles.load("node");
  const uri = vscode.Uri.joinPath(vscode.Uri.file(node.onlineFolder()), "zotero");
  return { uri, files: node.nodeFiles(uri.fsPath) };
}

/** Adds the copies to the library; `layers` maps each path to its file. */
async function readCopies(deps: Deps, layers: Map<string, string>): Promise<void> {
  const folder = await folderOf(deps);
  if (!folder) return;
  const { copyEnding } = await deps.bundles.load("online");
  const names = (await folder.files.list("")).map(({ name }) => name);
  const paths = keptPaths();
  for (const [path, file] of layers) {
    if (paths.includes(path)) continue;
    deps.library.removeFile(file);
    layers.delete(path);
  }
  for (const path of paths) {
    const name = names.find((one) => one.endsWith(copyEnding(path)));
    const bytes = name === undefined ? undefined : await folder.files.read(name);
    if (name !== undefined && bytes)
      await putIn(deps, layers, path, folder, { name, text: new TextDecoder().decode(bytes) });
  }
}

async function putIn(
  { library, bundles }: Deps,
  layers: Map<string, string>,
  path: string,
  { uri }: Folder,
  { name, text }: CollectionCopy,
): Promise<void> {
  const file = vscode.Uri.joinPath(uri, name).toString();
  const { slicedParsers } = await bundles.load("bibliography");
  // Below the workspace's own files.
  const layer = { kind: "csl", order: 1000 + keptPaths().indexOf(path) } as const;
  const content = await slicedParsers.csl(text, file, layer, { isNamed: true });
  if (!content || !("records" in content)) return;
  const before = layers.get(path);
  if (before !== undefined && before !== file) library.removeFile(before);
  layers.set(path, file);
  // The user cannot fix a copy, so its problems are not reported.
  await library.setFileInSlices({ ...content, problems: [] }, nextTurn);
}

/** Reads the collections from Zotero, all or only those that changed, and writes their copies. */
async function readAgain(
  deps: Deps,
  layers: Map<string, string>,
  which: "all" | "changed",
  title?: string,
): Promise<void> {
  const folder = await folderOf(deps);
  await deps.online.ask(title, async (asking) => {
    for (const path of keptPaths()) await refresh(deps, layers, path, which, folder, asking);
  });
}

async function refresh(
  deps: Deps,
  layers: Map<string, string>,
  path: string,
  which: "all" | "changed",
  folder: Folder | undefined,
  { zotero, online, signal, report }: Asking,
): Promise<void> {
  const old = (await folder?.files.list(""))?.find(({ name }) =>
    name.endsWith(online.copyEnding(path)),
  )?.name;
  if (which === "changed" && folder && old !== undefined) {
    const bytes = await folder.files.read(old);
    const stamp = online.stampIn(new TextDecoder().decode(bytes));
    if (stamp !== "" && stamp === (await online.stampOf(zotero, path, signal))) return;
  }
  const copy = await online.copyCollection(zotero, path, signal, (done, total) =>
    report(`${done} / ${total}`),
  );
  if (!folder) return;
  await folder.files.write(copy.name, new TextEncoder().encode(copy.text));
  if (old !== undefined && old !== copy.name) await folder.files.remove(old);
  await putIn(deps, layers, path, folder, copy);
}
