import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { checkFile } from "../../core/problems/checkFile.ts";
import { fixesOf } from "../../core/problems/fixes.ts";
import type { ProblemSettings } from "../../core/problems/settings.ts";
import type { WorkspaceScan } from "../citations/workspaceScan.ts";
import { registerCommand } from "../commands.ts";
import { readText } from "../files.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import { openNotebook } from "../rename/notebooks.ts";
import type { Checks } from "./checks.ts";
import { linkEdits } from "./quickFixes.ts";

interface Deps {
  readonly index: CitationIndex;
  readonly checks: Checks;
  readonly libraryFiles: LibraryFiles;
  readonly workspaceScan: WorkspaceScan;
  readonly log: vscode.LogOutputChannel;
}

/** Links that are not in the preferred form, whatever the settings show of them, and nothing else. */
const linksAlone: ProblemSettings = {
  "malformed-arxiv-id": "off",
  "unknown-citekey": "off",
  "title-mismatch": "off",
  "paper-not-in-library": "off",
  "mixed-forms": "off",
  "non-canonical-link": "information",
};

/** Rewrite All Links to Papers: every file of the workspace, one step of undo, after a question that says how many. */
export function registerRewriteLinks(deps: Deps): vscode.Disposable {
  const { index, libraryFiles, workspaceScan, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.rewriteLinks", async () => {
    await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
    const edit = new vscode.WorkspaceEdit();
    for (const file of index.files()) await addEdits(deps, file, edit);
    const files = edit.entries();
    if (files.length === 0) {
      void vscode.window.showInformationMessage(l10n.t("All links to papers are in the preferred form."));
      return;
    }
    const links = files.reduce((sum, [, edits]) => sum + edits.length, 0);
    const rewrite = l10n.t("Rewrite");
    const answer = await vscode.window.showWarningMessage(
      l10n.t("Rewrite {0} links to papers in {1} files to the preferred form?", links, files.length),
      { modal: true, detail: l10n.t("One Undo takes all of it back.") },
      rewrite,
    );
    if (answer === rewrite) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  });
}

async function addEdits({ index, checks }: Deps, file: string, edit: vscode.WorkspaceEdit): Promise<void> {
  // The cells on screen are not what the edit would change: left for the next time too.
  if (openNotebook(file)?.isDirty) return;
  const uri = vscode.Uri.parse(file);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file);
  // Nor is one that is no UTF-8: VS Code would save it with other bytes.
  const text = open ? open.getText() : await readText(uri).catch(() => undefined);
  const lines = text?.split(/\r\n|\r|\n/) ?? [];
  // A file that changed since it was scanned is left for the next time: its places are not sure.
  const citations = index.in(file).filter(({ line, start, end, text }) => {
    const there = lines[line]?.slice(start, end);
    return there === text;
  });
  const checked = { file, lines, citations };
  const context = { ...checks.contextFor(uri), settings: linksAlone };
  linkEdits(uri, checkFile(checked, context), (problem) => fixesOf(problem, checked, context), edit);
}
