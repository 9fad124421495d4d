import * as vscode from "vscode";
import { registerLibraryProblems } from "../library/problems.ts";
import type { Services } from "../services.ts";
import { registerDiagnostics } from "./diagnostics.ts";
import { registerQuickFixes } from "./registerQuickFixes.ts";

type Deps = Pick<
  Services,
  | "bundles"
  | "library"
  | "index"
  | "documents"
  | "libraryFiles"
  | "workspaceScan"
  | "settings"
  | "checks"
  | "log"
>;

/** Registers diagnostics for library files and citations, with their quick fixes. */
export function registerProblems(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    registerLibraryProblems(deps),
    registerDiagnostics(deps),
    registerQuickFixes(deps),
  );
}
