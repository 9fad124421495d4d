import * as vscode from "vscode";
import type { ImportPlan, ImportRow } from "../../core/import/plan.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import { showInformation, showWarning, withProgress } from "../messages.ts";
import { preview, problemLine } from "./preview.ts";
import { type ImportDeps, type ImportSource, readSources } from "./readSources.ts";

/** Paper files that are written before the library reads them. */
const batch = 20;

/**
 * Reads the sources, shows what is new, doubtful and known, and writes what the user checks: nothing before that. Says at the
 * end what was written, and what could not be read.
 */
export async function importSources(deps: ImportDeps, sources: readonly ImportSource[]): Promise<void> {
  const { l10n } = vscode;
  const plan = await withProgress({ title: l10n.t("Reading papers") }, (report, token) =>
    readSources(deps, sources, report, token),
  );
  if (plan.rows.length === 0) {
    const [first] = plan.problems;
    throw new Error(first ? problemLine(first) : l10n.t("There are no papers to import."));
  }
  if (plan.rows.every(({ kind }) => kind === "known") && plan.problems.length === 0) {
    void showInformation(l10n.t("The library has all {0} papers already.", plan.rows.length));
    return;
  }
  const rows = await preview(plan);
  if (rows === undefined || rows.length === 0) return;
  const folder = await chooseFolder(deps.library);
  if (folder === undefined) return;
  const failures: string[] = [];
  const count = await withProgress({ title: l10n.t("Importing papers") }, async (report, token) => {
    let written = 0;
    let uris: vscode.Uri[] = [];
    for (const row of rows) {
      if (token.isCancellationRequested) break;
      report(row.paper.title, 100 / rows.length);
      try {
        uris.push(await deps.paperFiles.createUnread(row.paper, folder, row.note));
        written++;
      } catch (error) {
        failures.push(reasonOf(error));
      }
      if (uris.length < batch) continue;
      await deps.libraryFiles.refresh(uris);
      uris = [];
    }
    await deps.libraryFiles.refresh(uris);
    return written;
  });
  await tell(plan, rows, count, failures);
}

async function tell(
  { problems, leftOut }: ImportPlan,
  rows: readonly ImportRow[],
  count: number,
  failures: readonly string[],
): Promise<void> {
  const { l10n } = vscode;
  const lines = [
    ...failures,
    ...problems.map(problemLine),
    ...leftOut.map(([field, papers]) =>
      l10n.t("Paper files have no place for the field {0}, which {1} papers have.", field, papers),
    ),
  ];
  const done = count === 1 ? l10n.t("One paper imported.") : l10n.t("{0} papers imported.", count);
  const rest = count + failures.length < rows.length ? l10n.t("Stopped before the others.") : "";
  const sentence = [done, rest].filter((part) => part !== "").join(" ");
  if (lines.length === 0) return void showInformation(sentence);
  const showRest = l10n.t("Show What Was Left Out");
  const show = failures.length > 0 ? showWarning<string> : showInformation<string>;
  // Nobody waits for an answer: the command is done.
  void show(sentence, showRest).then(async (chosen) => {
    if (chosen !== showRest) return;
    const content = `${lines.join("\n")}\n`;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
  });
}
