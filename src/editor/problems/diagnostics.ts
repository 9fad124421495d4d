import * as vscode from "vscode";
import { nextTurn } from "../../core/nextTurn.ts";
import { debounce } from "../debounce.ts";
import { newestLines, openDocument } from "../documents/newestText.ts";
import { openNotebook } from "../documents/openNotebooks.ts";
import { diagnosticOf } from "../library/problems.ts";
import { showInformation, withProgress } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { onSettings } from "../settings.ts";
import { type LoadedChecks, severitySettings } from "./checks.ts";

type Deps = Pick<Services, "library" | "index" | "workspaceScan" | "log" | "checks">;

/** A document is checked this many milliseconds after its text or the library last changed. */
const debounceMs = 350;
/** How many files are checked before the host gets a turn. */
const filesASlice = 20;

/** A file and its problems; `undefined` clears them. */
type FileDiagnostics = [uri: vscode.Uri, problems: readonly vscode.Diagnostic[] | undefined];

/** Shows citation problems: in open documents while the user types, in all files on request. */
export function registerDiagnostics(deps: Deps): vscode.Disposable {
  const { library, index, checks } = deps;
  const shown = vscode.languages.createDiagnosticCollection("marginalia-citations");
  /** Set once the workspace was checked: from then on closed files are kept up to date too. */
  let isWorkspaceChecked = false;

  // VS Code redraws a file's problems on each update, and most keystrokes change none, so only send changes.
  const sent = new WeakMap<vscode.TextDocument, string>();
  const check = (document: vscode.TextDocument, { problemsIn, problemSentence }: LoadedChecks) => {
    const problems = problemsIn(document);
    const state = JSON.stringify(problems);
    if (sent.get(document) === state) return;
    sent.set(document, state);
    shown.set(
      document.uri,
      problems.map((problem) => diagnosticOf(problem, problemSentence)),
    );
  };
  const clear = (document: vscode.TextDocument) => {
    sent.delete(document);
    shown.delete(document.uri);
  };
  const failed = (error: unknown) => deps.log.error("Checking citations", error);
  const changed = debounce<vscode.TextDocument>(debounceMs, (documents) => {
    checkOpen([...documents].filter((document) => !document.isClosed)).catch(failed);
  });
  async function checkOpen(open: readonly vscode.TextDocument[]): Promise<void> {
    // The library is only loaded once a document cites something.
    const citing = open.filter(checks.cites);
    for (const document of open) if (!citing.includes(document)) clear(document);
    if (citing.length === 0) return;
    const loaded = await checks.loaded();
    for (const document of citing) if (!document.isClosed) check(document, loaded);
  }
  const all = () => {
    for (const document of vscode.workspace.textDocuments) changed.add(document);
    if (isWorkspaceChecked) for (const file of index.files()) files.add(file);
  };

  async function problemsOfClosed(file: string, loaded: LoadedChecks): Promise<FileDiagnostics> {
    const uri = vscode.Uri.parse(file);
    // The cells of an open notebook are checked as documents.
    if (openNotebook(file) || index.in(file).length === 0) return [uri, undefined];
    const lines = (await newestLines(file)) ?? [];
    const found = loaded.checkFile({ file, lines, citations: index.in(file) }, loaded.contextFor(uri));
    return [uri, found.map((problem) => diagnosticOf(problem, loaded.problemSentence))];
  }
  /** Checks files and updates them together, because VS Code redraws on each update. */
  async function checkFiles(names: Iterable<string>): Promise<void> {
    const updates: FileDiagnostics[] = [];
    const loaded = await checks.loaded();
    for (const file of names) {
      const document = openDocument(file);
      if (document) check(document, loaded);
      else
        await problemsOfClosed(file, loaded).then(
          (one) => updates.push(one),
          (error: unknown) => deps.log.warn(file, error),
        );
    }
    // Files opened meanwhile are checked as documents.
    const closed = updates.filter(([uri]) => openDocument(uri.toString()) === undefined);
    if (closed.length > 0) shown.set(closed);
  }
  const files = debounce<string>(debounceMs, (names) => {
    const open = [...names].filter((file) => openDocument(file));
    checkFiles(isWorkspaceChecked ? names : open).catch(failed);
  });

  /** Checks all files that cite something; returns their number, or `undefined` if the user cancels. */
  async function checkWorkspace(
    report: (message: string, increment?: number) => void,
    token: vscode.CancellationToken,
  ): Promise<number | undefined> {
    report(vscode.l10n.t("reading the workspace"));
    await Promise.all([checks.loaded(), deps.workspaceScan.ready()]);
    const names = index.files();
    for (let done = 0; done < names.length; done += filesASlice) {
      if (token.isCancellationRequested) return undefined;
      await checkFiles(names.slice(done, done + filesASlice));
      report(`${done} / ${names.length}`, (100 * filesASlice) / names.length);
      await nextTurn();
    }
    isWorkspaceChecked = true;
    return names.length;
  }

  all();
  return vscode.Disposable.from(
    shown,
    changed,
    files,
    vscode.workspace.onDidOpenTextDocument((document) => changed.add(document)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) changed.add(document);
      // A squiggle disappears with deleted text and would not come back with it, so send again.
      if (contentChanges.some(({ rangeLength }) => rangeLength > 0)) sent.delete(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const file = document.uri.toString();
      sent.delete(document);
      // Documents that are not in the index (cells, library files) have no problems once closed.
      if (isWorkspaceChecked && index.in(file).length > 0) files.add(file);
      else clear(document);
    }),
    library.onDidChange(all),
    index.onDidChange((change) => {
      if (isWorkspaceChecked) for (const file of change.files) files.add(file);
    }),
    onSettings([...Object.values(severitySettings), "marginalia.problems.preferredForm"], all),
    registerCommand(deps.log, "marginalia.checkWorkspace", () =>
      withProgress({ title: vscode.l10n.t("Checking citations") }, async (report, token) => {
        const files = await checkWorkspace(report, token);
        if (files === undefined) return;
        let problems = 0;
        shown.forEach((_, diagnostics) => {
          problems += diagnostics.length;
        });
        if (problems > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
        void showInformation(outcome(problems, files));
      }),
    ),
  );
}

/** “1 problem in 15 files.” */
function outcome(problems: number, files: number): string {
  const { l10n } = vscode;
  if (files === 0) return l10n.t("No file of this workspace cites a paper.");
  if (problems === 0)
    return files === 1
      ? l10n.t("No problem in the one file that cites papers.")
      : l10n.t("No problem in {0} files that cite papers.", files);
  if (files === 1)
    return problems === 1 ? l10n.t("1 problem in 1 file.") : l10n.t("{0} problems in 1 file.", problems);
  return problems === 1
    ? l10n.t("1 problem in {0} files.", files)
    : l10n.t("{0} problems in {1} files.", problems, files);
}
