import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { Problem, Severity } from "../../core/problem.ts";
import { problemSentence } from "../../core/problems/problemText.ts";

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows what is wrong with the library's files in the Problems panel, in the file that it is about. */
export function registerLibraryProblems(library: Library): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("marginalia");
  const update = () => {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const problem of library.problems) {
      const list = byFile.get(problem.file) ?? [];
      list.push(diagnosticOf(problem));
      byFile.set(problem.file, list);
    }
    shown.clear();
    for (const [file, diagnostics] of byFile) shown.set(vscode.Uri.parse(file), diagnostics);
  };
  return vscode.Disposable.from(shown, library.onDidChange(update));
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const range = new vscode.Range(problem.line, problem.start, problem.line, problem.end);
  const diagnostic = new vscode.Diagnostic(
    range,
    vscode.l10n.t(problemSentence(problem), problem.args),
    severities[problem.severity],
  );
  diagnostic.source = "Marginalia";
  diagnostic.code = problem.code;
  return diagnostic;
}
