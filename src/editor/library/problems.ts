import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { Layer, SourceFile } from "../../core/library/source.ts";
import type { Problem, Severity } from "../../core/problem.ts";
import type { problemSentence } from "../../core/problems/problemText.ts";
import type { Bundles } from "../bundles.ts";

interface Deps {
  readonly library: Library;
  readonly bundles: Bundles;
  readonly log: vscode.LogOutputChannel;
}

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The source of our diagnostics, as the Problems panel shows it. */
export const diagnosticSource = "Marginalia";

/** Shows the problems of the library's files in the Problems panel. */
export function registerLibraryProblems({ library, bundles, log }: Deps): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("marginalia");
  // The problems last sent for each file, to send changes only.
  let sent: ReadonlyMap<string, readonly Problem[]> = new Map();
  const update = async () => {
    if (library.problems.length === 0 && sent.size === 0) return;
    const { problemSentence } = await bundles.load("library");
    const byFile = new Map<string, Problem[]>();
    for (const problem of library.problems) {
      const list = byFile.get(problem.file);
      if (list) list.push(problem);
      else byFile.set(problem.file, [problem]);
    }
    for (const file of sent.keys()) if (!byFile.has(file)) shown.delete(vscode.Uri.parse(file));
    for (const [file, problems] of byFile)
      if (!isSameList(problems, sent.get(file)))
        shown.set(
          vscode.Uri.parse(file),
          problems.map((problem) => diagnosticOf(problem, problemSentence)),
        );
    sent = byFile;
  };
  const changed = () => update().catch((error) => log.error("Problems of the library", error));
  return vscode.Disposable.from(
    shown,
    library.onDidChange(() => void changed()),
  );
}

function isSameList(a: readonly Problem[], b: readonly Problem[] | undefined): boolean {
  return a.length === b?.length && a.every((problem, n) => problem === b[n] || isSame(problem, b[n]));
}

function isSame(a: Problem, b: Problem | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The content of a file that cannot be read: no papers and a Problem. */
export function unreadableFile(file: string, layer: Layer, reason: string): SourceFile {
  const place = { line: 0, start: 0, end: 0 };
  const problem: Problem = { file, code: "unreadable-file", severity: "error", args: { reason }, ...place };
  return { file, layer, records: [], problems: [problem] };
}

/** Longer messages are cut, because they may quote a field of megabytes; in UTF-16 units. */
const longest = 2000;

/** A problem as a VS Code diagnostic. */
export function diagnosticOf(problem: Problem, sentenceOf: typeof problemSentence): vscode.Diagnostic {
  const range = new vscode.Range(problem.line, problem.start, problem.line, problem.end);
  const message = vscode.l10n.t(sentenceOf(problem), problem.args);
  const diagnostic = new vscode.Diagnostic(range, message.slice(0, longest), severities[problem.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = problem.code;
  return diagnostic;
}
