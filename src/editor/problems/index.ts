import * as vscode from "vscode";
import { registerLibraryProblems } from "../library/problems.ts";
import type { Services } from "../services.ts";
import { createChecks } from "./checks.ts";
import { registerDiagnostics } from "./diagnostics.ts";
import { registerQuickFixes } from "./quickFixes.ts";

type Deps = Pick<
  Services,
  "bundles" | "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "settings" | "log"
>;

/** Diagnostics of library files and citations, with their quick fixes. */
export function registerProblems(deps: Deps): vscode.Disposable {
  const checks = createChecks(deps);
  return vscode.Disposable.from(
    checks,
    registerLibraryProblems(deps),
    registerDiagnostics({ ...deps, checks }),
    registerQuickFixes(checks),
  );
}
