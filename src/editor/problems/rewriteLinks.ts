import * as vscode from "vscode";
import type { CheckedFile } from "../../core/problems/checkContext.ts";
import type { ProblemSettings } from "../../core/problems/severities.ts";
import { applyWithUndo } from "../documents/applyRefactoring.ts";
import { linesOf, newestText, openDocument } from "../documents/newestText.ts";
import { openNotebook } from "../documents/openNotebooks.ts";
import { askBefore, showInformation } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { linkEdits } from "./quickFixes.ts";

type Deps = Pick<Services, "index" | "workspaceScan" | "checks" | "log">;

/** Only finds links that are not in the preferred form, whatever the settings show. */
const linksAlone: ProblemSettings = {
  "malformed-arxiv-id": "off",
  "unknown-citekey": "off",
  "title-mismatch": "off",
  "id-mismatch": "off",
  "paper-not-in-library": "off",
  "mixed-forms": "off",
  "non-canonical-link": "information",
};

/**
 * Rewrite All Links to Papers: in every file of the workspace, as one undo step, after a confirmation that says how
 * many.
 */
export function registerRewriteLinks(deps: Deps): vscode.Disposable {
  const { index, checks, workspaceScan, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.rewriteLinks", async () => {
    await Promise.all([checks.loaded(), workspaceScan.ready()]);
    const edit = new vscode.WorkspaceEdit();
    const files: vscode.Uri[] = [];
    for (const file of index.files()) {
      const uri = vscode.Uri.parse(file);
      const before = edit.size;
      // Untitled texts and open files from elsewhere are not part of the workspace.
      if (vscode.workspace.getWorkspaceFolder(uri)) await addEdits(deps, uri, edit);
      if (edit.size > before) files.push(uri);
    }
    if (files.length === 0) {
      void showInformation(l10n.t("All links to papers are in the preferred form."));
      return;
    }
    const links = edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
    const rewrite = l10n.t("Rewrite");
    const preview = l10n.t("Preview");
    const sentences = [await example(files, edit), ...consequences(files)];
    const answer = await askBefore(
      question(links, files.length),
      sentences.filter(Boolean).join(" "),
      rewrite,
      preview,
    );
    if (answer === undefined) return;
    if (answer === preview) askInPreview(edit, files);
    await applyWithUndo(edit, done(links, files.length));
  });
}

function question(links: number, files: number): string {
  const { l10n } = vscode;
  if (links === 1) return l10n.t("Rewrite one link to a paper to the preferred form?");
  return files === 1
    ? l10n.t("Rewrite {0} links to papers in one file to the preferred form?", links)
    : l10n.t("Rewrite {0} links to papers in {1} files to the preferred form?", links, files);
}

/** “Rewrote 6 links in 3 files.” */
function done(links: number, files: number): string {
  const { l10n } = vscode;
  if (links === 1) return l10n.t("Rewrote one link.");
  return files === 1
    ? l10n.t("Rewrote {0} links in one file.", links)
    : l10n.t("Rewrote {0} links in {1} files.", links, files);
}

/**
 * Makes VS Code show an edit in its Refactor Preview. VS Code does so if an entry needs confirmation, but leaves that
 * entry unticked. So this adds an entry that has no row there and does nothing: it creates a file that exists.
 */
function askInPreview(edit: vscode.WorkspaceEdit, [file]: readonly vscode.Uri[]): void {
  const label = vscode.l10n.t("Tick the links to rewrite, then click Apply");
  if (file) edit.createFile(file, { ignoreIfExists: true }, { needsConfirmation: true, label });
}

/** A sentence that shows one link before and after; "" if all links are in open notebooks. */
async function example(files: readonly vscode.Uri[], edit: vscode.WorkspaceEdit): Promise<string> {
  for (const uri of files) {
    const [first] = edit.get(uri);
    const text = first && (await newestText(uri.toString()).catch(() => undefined));
    if (!first || text === undefined) continue;
    const { start, end } = first.range;
    const before = linesOf(text)[start.line]?.slice(start.character, end.character) ?? "";
    return vscode.l10n.t("For example, {0} becomes {1}.", before, first.newText);
  }
  return "";
}

/** Sentences on what the edit does to the files. */
function consequences(files: readonly vscode.Uri[]): readonly (string | false)[] {
  const { l10n } = vscode;
  const names = (some: readonly vscode.Uri[]) => some.map(({ path }) => path.split("/").at(-1)).join(", ");
  const notebooks = files.filter((uri) => openNotebook(uri.toString()));
  const unsaved = files.filter((uri) => !notebooks.includes(uri) && openDocument(uri.toString())?.isDirty);
  return [
    l10n.t("One Undo takes all of it back."),
    unsaved.length > 0 && l10n.t("Unsaved changes of these files are saved with it: {0}.", names(unsaved)),
    notebooks.length > 0 &&
      l10n.t("Open notebooks change on screen and are left for you to save: {0}.", names(notebooks)),
  ];
}

async function addEdits({ index, checks }: Deps, uri: vscode.Uri, edit: vscode.WorkspaceEdit): Promise<void> {
  const file = uri.toString();
  const { checkFile, contextFor, fixesOf } = await checks.loaded();
  const add = (at: vscode.Uri, checked: CheckedFile) => {
    const context = { ...contextFor(uri), settings: linksAlone };
    linkEdits(at, checkFile(checked, context), (problem) => fixesOf(problem, checked, context), edit);
  };
  // Open cells may have unsaved changes.
  const notebook = openNotebook(file);
  if (notebook) {
    for (const { document } of notebook.getCells()) add(document.uri, checks.fileOf(document));
    return;
  }
  // Skips files that are not UTF-8, because VS Code would change their bytes on save.
  const text = await newestText(file).catch(() => undefined);
  const lines = text === undefined ? [] : linesOf(text);
  // Skips places that have changed since the file was scanned.
  const citations = index.in(file).filter(({ line, start, end, text }) => {
    const there = lines[line]?.slice(start, end);
    return there === text;
  });
  add(uri, { file, lines, citations });
}
