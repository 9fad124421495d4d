import * as vscode from "vscode";
import { CitationIndex } from "./core/citations/citationIndex.ts";
import { Library } from "./core/library/library.ts";
import { createBundles } from "./editor/bundles.ts";
import { registerCitedTree } from "./editor/cited/citedTree.ts";
import { registerStatusBar } from "./editor/cited/statusBar.ts";
import { registerCiteDrop } from "./editor/citing/citeDrop.ts";
import { registerLaterCommands } from "./editor/commands/index.ts";
import { registerContextKeys } from "./editor/contextKeys.ts";
import { registerDailyView } from "./editor/daily/dailyView.ts";
import { registerDocuments } from "./editor/documents/documents.ts";
import { followLastEditor } from "./editor/documents/lastEditor.ts";
import { createHost } from "./editor/host.ts";
import { registerLanguageFeatures } from "./editor/language/index.ts";
import { registerKeptBibliography } from "./editor/library/keptBibliography.ts";
import { registerLibraryFiles } from "./editor/library/libraryFiles.ts";
import { createOnline } from "./editor/online/online.ts";
import { createPaperFiles } from "./editor/papers/paperFiles.ts";
import { createTrail } from "./editor/papers/trail.ts";
import { createChecks } from "./editor/problems/checks.ts";
import { registerProblems } from "./editor/problems/index.ts";
import { registerReader } from "./editor/reader/index.ts";
import { registerWorkspaceScan } from "./editor/scan/workspaceScan.ts";
import { createSearch } from "./editor/search/search.ts";
import type { Services } from "./editor/services.ts";
import { createSettings } from "./editor/settings.ts";
import { registerLibraryTree } from "./editor/tree/libraryTree.ts";

/**
 * The composition root. Registers everything before it returns, because VS Code does not ask providers that come later;
 * files are read when they are first needed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalStorageUri, storageUri, workspaceState, subscriptions } = context;
  // First, because others read settings again when they change.
  const settings = createSettings();
  const log = vscode.window.createOutputChannel("Marginalia", { log: true });
  const bundles = createBundles(extensionUri, log);
  const host = createHost(bundles, extensionUri, globalStorageUri);

  // The only state. Views and providers are functions of these two and of files.
  const report = (error: unknown) => log.error("A listener failed", error);
  const library = new Library(report);
  const index = new CitationIndex(report);
  const online = createOnline(bundles, context);
  const libraryFiles = registerLibraryFiles({ library, bundles, online, extensionUri, host, log });
  const workspaceScan = registerWorkspaceScan({ index, library, bundles, host, libraryFiles, log });
  const documents = registerDocuments(index, library, libraryFiles.isLibraryFile);
  const checks = createChecks({
    bundles,
    library,
    libraryFiles,
    index,
    documents,
    settings,
    workspaceScan,
  });
  const paperFiles = createPaperFiles({ library, libraryFiles, host, bundles });
  const search = createSearch({ bundles, library, index, log }, storageUri ?? globalStorageUri);
  const trail = createTrail();
  const daily = registerDailyView({
    trail,
    library,
    libraryFiles,
    bundles,
    online,
    paperFiles,
    log,
    workspaceState,
  });
  const lastEditor = followLastEditor();
  const services: Services = {
    extensionUri,
    log,
    bundles,
    host,
    library,
    index,
    libraryFiles,
    workspaceScan,
    documents,
    checks,
    paperFiles,
    online,
    search,
    daily,
    settings,
    trail,
    lastEditor,
    workspaceState,
  };

  index.setPapers(library);
  subscriptions.push(
    settings,
    log,
    libraryFiles,
    workspaceScan,
    documents,
    checks,
    search,
    daily,
    lastEditor,
    index.onDidChange(() => library.setKeyPrefixes(index.keyPrefixes)),
    registerLibraryTree(services),
    registerReader(services),
    registerLaterCommands(services),
    registerContextKeys(services),
    registerCiteDrop(services),
    registerLanguageFeatures(services),
    registerProblems(services),
    registerCitedTree(services),
    registerStatusBar(services),
    registerKeptBibliography(services),
  );
}
