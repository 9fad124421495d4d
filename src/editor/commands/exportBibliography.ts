import * as vscode from "vscode";
import { bibliographyText } from "../export/bibliographyText.ts";
import { pickFormat } from "../export/pickFormat.ts";
import { showInformation } from "../messages.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import { citedInWorkspace } from "../scan/citedInWorkspace.ts";
import type { Services } from "../services.ts";

type Deps = Pick<
  Services,
  "bundles" | "extensionUri" | "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "log"
>;

/**
 * Export Bibliography of This Workspace: writes the cited papers to an untitled editor. When the user saves it, VS Code
 * asks for a place, and before it overwrites a file.
 */
export function registerExportBibliography(deps: Deps): vscode.Disposable {
  const { bundles, library, index, documents, libraryFiles, workspaceScan, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.exportBibliography", async (given) => {
    const title = l10n.t("Export Bibliography of This Workspace");
    const choice = await pickFormat(given, title);
    if (!choice) return;
    const [{ citedRecords }] = await Promise.all([
      bundles.load("bibliography"),
      libraryFiles.ready(),
      workspaceScan.ready(),
    ]);
    // Only saved files count; otherwise the preview of an earlier export would count too.
    const cited = citedInWorkspace(index, library, { savedOnly: true });
    const { papers, bare, unknown } = citedRecords(cited);
    if (papers.length === 0) throw new Refusal(l10n.t("This workspace cites no paper."));
    const content = await bibliographyText(deps, papers, choice);
    if (content === undefined) return;
    const document = await vscode.workspace.openTextDocument({
      content,
      language: await knownLanguage(choice.language),
    });
    documents.leaveOut(document);
    await vscode.window.showTextDocument(document, { preview: false });
    const sentences = shortcomings(bare.length, unknown.length);
    if (sentences !== "") void showInformation(sentences);
  });
}

/** Sentences on what the bibliography lacks. */
function shortcomings(bare: number, unknown: number): string {
  const { l10n } = vscode;
  const told = (count: number, one: string, many: string) => (count === 0 ? "" : count === 1 ? one : many);
  return [
    told(
      bare,
      l10n.t("One cited work is not in the library: the bibliography has its id alone."),
      l10n.t("{0} cited works are not in the library: the bibliography has their ids alone.", bare),
    ),
    told(
      unknown,
      l10n.t("One citation leads to no known work and was left out."),
      l10n.t("{0} citations lead to no known work and were left out.", unknown),
    ),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The language if VS Code knows it (BibTeX needs an extension), else plain text. */
async function knownLanguage(language: string): Promise<string> {
  return (await vscode.languages.getLanguages()).includes(language) ? language : "plaintext";
}
