import * as vscode from "vscode";
import { readImport } from "../../core/import/importFile.ts";
import { leftOutFields } from "../../core/import/plan.ts";
import type { SourceRecord } from "../../core/library/source.ts";
import type { Paper } from "../../core/paper.ts";
import { showInformation } from "../messages.ts";
import { Refusal } from "../refusal.ts";
import { importSources } from "./importSources.ts";
import { problemLine } from "./previewImport.ts";
import { type ImportDeps, importParsers } from "./readSources.ts";

/** The record in a text. Several records are imported after a preview, and none is returned. */
export async function pastedPapers(deps: ImportDeps, text: string): Promise<readonly Paper[]> {
  const { l10n } = vscode;
  const name = l10n.t("Clipboard");
  const read = await readImport(text, name, await importParsers(deps), { isNamed: true });
  const papers = read?.content.records.map(({ paper }) => paper) ?? [];
  if (papers.length > 1) {
    await importSources(deps, [{ text: { text }, name }]);
    return [];
  }
  if (papers.length === 0) {
    const [problem] = read?.content.problems ?? [];
    throw new Refusal(
      problem ? problemLine(problem) : l10n.t("There is no entry of BibTeX, CSL-JSON or RIS in this text."),
    );
  }
  tellLeftOut(read?.content.records ?? []);
  return papers;
}

/** Reports the fields of an entry that a paper file cannot hold. */
function tellLeftOut(records: readonly SourceRecord[]): void {
  const fields = leftOutFields(records).map(([field]) => field);
  if (fields.length > 0)
    void showInformation(
      vscode.l10n.t("Paper files have no place for these fields of the entry: {0}.", fields.join(", ")),
    );
}
