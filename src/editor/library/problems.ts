import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { Layer, SourceFile } from "../../core/library/source.ts";
import type { Problem, Severity } from "../../core/problem.ts";
import { problemSentence } from "../../core/problems/problemText.ts";

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What the Problems panel names as the origin of our problems. */
export const diagnosticSource = "Marginalia";

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

/** What a file that cannot be read at all gives the library: no papers and a Problem. */
export function unreadableFile(file: string, layer: Layer, reason: string): SourceFile {
  const place = { line: 0, start: 0, end: 0 };
  const problem: Problem = { file, code: "unreadable-file", severity: "error", args: { reason }, ...place };
  return { file, layer, records: [], problems: [problem] };
}

/** A problem as VS Code shows it. */
export function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const range = new vscode.Range(problem.line, problem.start, problem.line, problem.end);
  const diagnostic = new vscode.Diagnostic(
    range,
    vscode.l10n.t(problemSentence(problem), problem.args),
    severities[problem.severity],
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = problem.code;
  return diagnostic;
}
