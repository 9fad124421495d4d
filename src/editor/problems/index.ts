import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { Load } from "../bundles.ts";
import type { Documents } from "../documents/documents.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import { registerLibraryProblems } from "../library/problems.ts";
import type { WorkspaceScan } from "../scan/workspaceScan.ts";
import { createChecks } from "./checks.ts";
import { registerDiagnostics } from "./diagnostics.ts";
import { registerQuickFixes } from "./quickFixes.ts";
import { registerRewriteLinks } from "./rewriteLinks.ts";

interface Deps {
  readonly load: Load;
  readonly library: Library;
  readonly index: CitationIndex;
  readonly documents: Documents;
  readonly libraryFiles: LibraryFiles;
  readonly workspaceScan: WorkspaceScan;
  readonly log: vscode.LogOutputChannel;
}

/** What is wrong with the library's files and with citations, and the ways out. */
export function registerProblems(deps: Deps): vscode.Disposable {
  const checks = createChecks(deps);
  return vscode.Disposable.from(
    checks,
    registerLibraryProblems(deps.library),
    registerDiagnostics({ ...deps, checks }),
    registerQuickFixes(checks),
    registerRewriteLinks({ ...deps, checks }),
  );
}
