import type * as vscode from "vscode";
import type { CitationIndex } from "../core/citations/citationIndex.ts";
import type { Library } from "../core/library/library.ts";
import type { Bundles } from "./bundles.ts";
import type { DailyView } from "./daily/dailyView.ts";
import type { Documents } from "./documents/documents.ts";
import type { LastEditor } from "./documents/lastEditor.ts";
import type { Host } from "./host.ts";
import type { LibraryFiles } from "./library/libraryFiles.ts";
import type { Online } from "./online/online.ts";
import type { PaperFiles } from "./papers/paperFiles.ts";
import type { Trail } from "./papers/trail.ts";
import type { Checks } from "./problems/checks.ts";
import type { WorkspaceScan } from "./scan/workspaceScan.ts";
import type { Search } from "./search/search.ts";
import type { Settings } from "./settings.ts";

/** The services that features need. The composition root creates each once; a feature takes a `Pick` of them. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly bundles: Bundles;
  readonly host: Host;
  /** The only state: the papers, and the lines that cite them. */
  readonly library: Library;
  readonly index: CitationIndex;
  readonly libraryFiles: LibraryFiles;
  readonly workspaceScan: WorkspaceScan;
  readonly documents: Documents;
  readonly checks: Checks;
  readonly paperFiles: PaperFiles;
  /** Requests to other machines, made only when the user asks for them. */
  readonly online: Online;
  readonly search: Search;
  readonly daily: DailyView;
  readonly settings: Settings;
  readonly trail: Trail;
  readonly lastEditor: LastEditor;
  /** Storage that VS Code keeps with the workspace. */
  readonly workspaceState: vscode.Memento;
}
