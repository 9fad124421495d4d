import * as vscode from "vscode";
import type { ImportPlan, ImportRow } from "../../core/import/plan.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import { showInformation, showWarning, withProgress } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import { Refusal } from "../refusal.ts";
import { preview, problemLine } from "./previewImport.ts";
import { type ImportDeps, type ImportSource, readSources } from "./readSources.ts";

/** How many paper files are written before the library reads them. */
const batch = 20;

/** A paper of an import that now has a file. */
export interface ImportedRow {
  readonly row: ImportRow;
  readonly uri: vscode.Uri;
}

/** What was done besides writing the records: a sentence, and a line for each thing left out. */
export interface ImportExtra {
  readonly sentence: string;
  readonly lines: readonly string[];
}

/**
 * Reads the sources, shows what is new, doubtful and known, and writes what the user checks; writes nothing before.
 * Finally reports what was written and what could not be read.
 */
export async function importSources(deps: ImportDeps, sources: readonly ImportSource[]): Promise<void> {
  const plan = await withProgress({ title: vscode.l10n.t("Reading papers") }, (report, token) =>
    readSources(deps, sources, report, token),
  );
  await importPlan(deps, plan);
}

/** Imports records that were already read; `addMore` then adds what else the source has for the checked ones. */
export async function importPlan(
  deps: ImportDeps,
  plan: ImportPlan,
  addMore?: (rows: readonly ImportedRow[]) => Promise<ImportExtra>,
): Promise<void> {
  const { l10n } = vscode;
  if (plan.rows.length === 0) {
    const [first] = plan.problems;
    throw first ? new Error(problemLine(first)) : new Refusal(l10n.t("There are no papers to import."));
  }
  const isNothing = plan.rows.every(({ kind, addsNotes }) => kind === "known" && !addsNotes);
  if (isNothing && plan.problems.length === 0) {
    void showInformation(
      plan.rows.length === 1
        ? l10n.t("The library has this paper already.")
        : l10n.t("The library has all {0} papers already.", plan.rows.length),
    );
    return;
  }
  const rows = await preview(plan);
  if (rows === undefined || rows.length === 0) return;
  const isNew = ({ kind }: ImportRow) => kind !== "known";
  const folder = rows.some(isNew) ? await chooseFolder(deps.library) : undefined;
  if (folder === undefined && rows.some(isNew)) return;
  const failures: string[] = [];
  const written: ImportedRow[] = [];
  const wanted = rows.filter(isNew);
  if (folder)
    await withProgress({ title: l10n.t("Importing papers") }, (report, token) =>
      deps.paperFiles.createMany(folder, async (create) => {
        let uris: vscode.Uri[] = [];
        for (const row of wanted) {
          if (token.isCancellationRequested) break;
          report(row.paper.title, 100 / wanted.length);
          try {
            const uri = await create(row.paper, row.note);
            written.push({ row, uri });
            uris.push(uri);
          } catch (error) {
            failures.push(reasonOf(error));
          }
          if (uris.length < batch) continue;
          await deps.libraryFiles.refresh(uris);
          uris = [];
        }
        await deps.libraryFiles.refresh(uris);
      }),
    );
  const known = rows.flatMap((row): ImportedRow[] => {
    const paper = isNew(row) ? undefined : deps.library.byCitekey(row.as?.citekey ?? "");
    const uri = paper && fileOf(paper);
    return uri ? [{ row, uri }] : [];
  });
  const extra = await addMore?.([...written, ...known]);
  await tell(plan, {
    wanted: wanted.length,
    count: written.length,
    failures,
    ...(extra && { extra }),
  });
}

interface Result {
  /** How many new papers were checked and written. */
  readonly wanted: number;
  readonly count: number;
  readonly failures: readonly string[];
  readonly extra?: ImportExtra;
}

async function tell(
  { problems, leftOut }: ImportPlan,
  { wanted, count, failures, extra }: Result,
): Promise<void> {
  const { l10n } = vscode;
  const lines = [
    ...failures,
    ...(extra?.lines ?? []),
    ...problems.map(problemLine),
    ...leftOut.map(([field, papers]) =>
      l10n.t("Paper files have no place for the field {0}; papers that have it: {1}.", field, papers),
    ),
  ];
  const done = count === 1 ? l10n.t("One paper imported.") : l10n.t("{0} papers imported.", count);
  const rest = count + failures.length < wanted ? l10n.t("Stopped before the others.") : "";
  const sentence = [wanted > 0 ? done : "", extra?.sentence ?? "", rest]
    .filter((part) => part !== "")
    .join(" ");
  if (lines.length === 0) return void showInformation(sentence);
  const showRest = l10n.t("Show What Was Left Out");
  const show = failures.length > 0 ? showWarning<string> : showInformation<string>;
  // Not awaited: the command is done, and the message may stay open.
  void show(sentence, showRest).then(async (chosen) => {
    if (chosen !== showRest) return;
    const content = `${lines.join("\n")}\n`;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
  });
}
