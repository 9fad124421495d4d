import * as vscode from "vscode";
import type { Problem } from "../../core/problem.ts";
import type { CheckedFile } from "../../core/problems/checkContext.ts";
import type { Fix } from "../../core/problems/fixes.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { diagnosticSource } from "../library/problems.ts";
import { asCommand } from "../registerCommand.ts";
import { readSetting } from "../settings.ts";
import type { Checks, LoadedChecks } from "./checks.ts";
import { fixAllKind } from "./fixAllKind.ts";

const linkCodes: readonly string[] = ["non-canonical-link", "mixed-forms"];

/** The quick fixes for the citation problems of a document that touch `range`, made from core's proposals. */
export async function quickFixesAt(
  checks: Checks,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only, diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const loaded = await checks.loaded();
  const problems = loaded.problemsIn(document);
  const wantsAll = only?.contains(fixAllKind) === true || only?.intersects(fixAllKind) === true;
  if (wantsAll) return fixAll(document, problems, loaded, checks.fileOf(document));
  const touched = problems.filter((problem) => rangeOf(problem).intersection(range) !== undefined);
  if (touched.length === 0) return [];
  const file = checks.fileOf(document);
  return touched.flatMap((problem) =>
    actionsFor(problem, document, loaded, file).map((action) => ofDiagnostic(action, problem, diagnostics)),
  );
}

function rangeOf({ line, start, end }: { line: number; start: number; end: number }): vscode.Range {
  return new vscode.Range(line, start, line, end);
}

function actionsFor(
  problem: Problem,
  document: vscode.TextDocument,
  loaded: LoadedChecks,
  file: CheckedFile,
): vscode.CodeAction[] {
  const fixes = loaded.fixesOf(problem, file, loaded.contextFor(document));
  const actions = fixes.flatMap((fix) => [
    actionOf(fix, problem, document),
    ...(fix.kind === "add-paper" ? lookUpAction(problem, document) : []),
  ]);
  const silence = silenceAction(problem, document, loaded);
  return [...actions, ...rewriteAll(problem, document, loaded, file), ...(silence ? [silence] : [])];
}

/** Links an action to its diagnostic: the Problems panel and the squiggle's hover offer only linked ones. */
function ofDiagnostic(
  action: vscode.CodeAction,
  problem: Problem,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const range = rangeOf(problem);
  action.diagnostics = diagnostics.filter(
    (one) => one.code === problem.code && one.range.isEqual(range) && one.source === diagnosticSource,
  );
  return action;
}

/** Next to the fix for one link, offers to rewrite all links in the file if there are several. */
function rewriteAll(
  problem: Problem,
  document: vscode.TextDocument,
  loaded: LoadedChecks,
  file: CheckedFile,
): vscode.CodeAction[] {
  if (!linkCodes.includes(problem.code)) return [];
  const [action] = fixAll(document, loaded.problemsIn(document), loaded, file);
  const edits = action?.edit?.get(document.uri).length ?? 0;
  if (!action || edits < 2) return [];
  action.kind = vscode.CodeActionKind.QuickFix;
  return [action];
}

function actionOf(fix: Fix, problem: Problem, document: vscode.TextDocument): vscode.CodeAction {
  const { l10n } = vscode;
  if (fix.kind === "add-paper") {
    const name = fix.citekey ?? problem.args.id ?? "";
    const action = new vscode.CodeAction(
      l10n.t("Add {0} to the library", name),
      vscode.CodeActionKind.QuickFix,
    );
    action.command = asCommand(action.title, "marginalia.addCited", {
      uri: document.uri.toString(),
      line: problem.line,
      start: problem.start,
    });
    return action;
  }
  const action = new vscode.CodeAction(
    l10n.t("Change to {0}", shortened(fix.edit.newText)),
    vscode.CodeActionKind.QuickFix,
  );
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(fix.edit), fix.edit.newText);
  action.isPreferred = fix.preferred;
  return action;
}

/** Looks a cited work up online and adds it, if the settings allow look-ups. */
function lookUpAction({ args }: Problem, document: vscode.TextDocument): vscode.CodeAction[] {
  if (args.id === undefined || !readSetting("marginalia.online.enabled")) return [];
  const title = vscode.l10n.t("Look {0} up and add it to the library", args.id);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = asCommand(title, "marginalia.addPaper", args.id, document.uri.toString());
  return [action];
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function silenceAction(
  problem: Problem,
  document: vscode.TextDocument,
  { contextBefore, silenceEdit }: LoadedChecks,
): vscode.CodeAction | undefined {
  const language = languageOfDocument(document);
  const line = document.lineAt(problem.line);
  const end = line.range.end.with({ character: line.text.trimEnd().length });
  const context = contextBefore(document, end);
  const edit = silenceEdit(problem.line, line.text, context, language);
  if (!edit) return undefined;
  const action = new vscode.CodeAction(vscode.l10n.t("Silence this line"), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(edit), edit.newText);
  return action;
}

/** One action for all links in the file that are not in the preferred form. */
function fixAll(
  document: vscode.TextDocument,
  problems: readonly Problem[],
  { fixesOf, contextFor }: LoadedChecks,
  file: CheckedFile,
): vscode.CodeAction[] {
  const context = contextFor(document);
  const edit = linkEdits(document.uri, problems, (problem) => fixesOf(problem, file, context));
  if (edit.size === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t("Rewrite all links to papers in this file"), fixAllKind);
  action.edit = edit;
  return [action];
}

/** The edits that rewrite a file's links to the preferred form, one for each place. */
export function linkEdits(
  uri: vscode.Uri,
  problems: readonly Problem[],
  fixesFor: (problem: Problem) => readonly Fix[],
  edit = new vscode.WorkspaceEdit(),
): vscode.WorkspaceEdit {
  const places = new Set<string>();
  for (const problem of problems.filter(({ code }) => linkCodes.includes(code))) {
    const place = `${problem.line}:${problem.start}`;
    const fix = fixesFor(problem)[0];
    if (fix?.kind !== "replace" || places.has(place)) continue;
    places.add(place);
    edit.replace(uri, rangeOf(fix.edit), fix.edit.newText);
  }
  return edit;
}
