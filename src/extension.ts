import * as vscode from "vscode";
import { CitationIndex } from "./core/citations/citationIndex.ts";
import { Library } from "./core/library/library.ts";
import { createLoad } from "./editor/bundles.ts";
import { registerCitedTree } from "./editor/cited/citedTree.ts";
import { registerStatusBar } from "./editor/cited/statusBar.ts";
import { registerAddToLibrary } from "./editor/commands/addToLibrary.ts";
import { registerCite } from "./editor/commands/cite.ts";
import { registerCiteDrop } from "./editor/commands/citeDrop.ts";
import { registerEditCommands } from "./editor/commands/editCommands.ts";
import { registerExportBibliography } from "./editor/commands/exportBibliography.ts";
import { registerFindCitations } from "./editor/commands/findCitations.ts";
import { registerOpenCommands } from "./editor/commands/openCommands.ts";
import { registerRenameCommand } from "./editor/commands/renameCitekey.ts";
import { registerDocuments } from "./editor/documents/documents.ts";
import { createHost } from "./editor/host.ts";
import { registerLanguageFeatures } from "./editor/language/index.ts";
import { registerLibraryFiles } from "./editor/library/libraryFiles.ts";
import { createPaperFiles } from "./editor/papers/paperFiles.ts";
import { createSearch } from "./editor/papers/search.ts";
import { registerProblems } from "./editor/problems/index.ts";
import { registerReader } from "./editor/reader/index.ts";
import { runCommand } from "./editor/registerCommand.ts";
import { registerWorkspaceScan } from "./editor/scan/workspaceScan.ts";
import { registerSettings } from "./editor/settings.ts";
import { registerLibraryTree } from "./editor/tree/libraryTree.ts";

/**
 * The composition root. Everything is registered before it returns, since a provider that is registered later is not
 * asked; files are read when somebody first needs them.
 */
export function activate({ extensionUri, globalStorageUri, subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(registerSettings());
  const log = vscode.window.createOutputChannel("Marginalia", { log: true });
  const load = createLoad(extensionUri, log);
  const host = createHost(load, extensionUri, globalStorageUri);

  // All state there is; views and providers are functions of these two and of files.
  const report = (error: unknown) => log.error("A listener failed", error);
  const library = new Library(report);
  const index = new CitationIndex(report);

  const libraryFiles = registerLibraryFiles({ library, load, extensionUri, log });
  const { isLibraryFile } = libraryFiles;
  const workspaceScan = registerWorkspaceScan({ index, host, libraryFiles, log });
  const documents = registerDocuments(index, library, isLibraryFile);
  const paperFiles = createPaperFiles({ library, libraryFiles, host, load });
  const search = createSearch(load, library);
  const pick = { library, libraryFiles, search };
  const atHand = { ...pick, documents };

  subscriptions.push(
    log,
    libraryFiles,
    workspaceScan,
    documents,
    search,
    registerLibraryTree({ library, index, libraryFiles, workspaceScan }),
    registerReader({
      extensionUri,
      library,
      index,
      log,
      host,
      paperParser: async () => (await load("library")).parsePaperFile,
      loaded: libraryFiles.ready,
      scanned: workspaceScan.ready,
      createPaperFile: (paper, notes) => paperFiles.create(paper, { notes }),
      setStatus: (paper, status) => paperFiles.edit(paper, { status }),
      cite: async ({ id }) => await runCommand("marginalia.citePaper", id),
      copyCitation: async ({ id }) => await runCommand("marginalia.copyCitation", id),
    }),
    registerOpenCommands({ ...atHand, load, log }),
    registerEditCommands({ ...atHand, paperFiles, log }),
    registerAddToLibrary({ load, library, index, documents, libraryFiles, paperFiles, log }),
    registerCite({ ...pick, log }),
    registerCiteDrop(library),
    registerRenameCommand({ ...atHand, index, workspaceScan, log }),
    registerFindCitations({ ...atHand, index, workspaceScan, log }),
    registerExportBibliography({ load, library, index, documents, libraryFiles, workspaceScan, log }),
    registerLanguageFeatures({ library, index, search, documents, libraryFiles, workspaceScan, log }),
    registerProblems({ load, library, index, documents, libraryFiles, workspaceScan, log }),
    registerCitedTree({ library, index, libraryFiles, workspaceScan, log }),
    registerStatusBar({ library, index, libraryFiles, log }),
  );
}
