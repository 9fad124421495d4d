import * as vscode from "vscode";
import { chooseSourcesOnDisk, pickOne } from "../messages.ts";
import { Refusal } from "../refusal.ts";
import { importSources } from "./importSources.ts";
import type { ImportDeps } from "./readSources.ts";

interface Choice extends vscode.QuickPickItem {
  readonly from: "files" | "folder" | "clipboard";
}

/** Imports the given uris (from another extension), or asks for files, a folder or the clipboard. */
export async function importPapers(deps: ImportDeps, file?: unknown, files?: unknown): Promise<void> {
  const all: readonly unknown[] = Array.isArray(files) && files.length > 0 ? files : [file];
  const given = all.filter((one) => one instanceof vscode.Uri);
  if (given.length > 0) return await importSources(deps, given);
  const from = await askFrom();
  if (from === undefined) return;
  if (from === "clipboard") {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === "") throw new Refusal(vscode.l10n.t("The clipboard has no text."));
    return await importSources(deps, [{ text: { text }, name: vscode.l10n.t("Clipboard") }]);
  }
  const chosen = await chooseSourcesOnDisk(vscode.l10n.t("Import"), from);
  if (chosen && chosen.length > 0) await importSources(deps, chosen);
}

async function askFrom(): Promise<Choice["from"] | undefined> {
  const { l10n } = vscode;
  const choices: readonly Choice[] = [
    {
      from: "files",
      iconPath: new vscode.ThemeIcon("file"),
      label: l10n.t("Files…"),
      detail: l10n.t("BibTeX, CSL-JSON, RIS, what PubMed saves, the text of a Daily Papers page, notes"),
    },
    {
      from: "folder",
      iconPath: new vscode.ThemeIcon("folder"),
      label: l10n.t("Folder of Notes…"),
      detail: l10n.t("Markdown with front matter, as Foam, Obsidian and plug-ins of Zotero write it"),
    },
    {
      from: "clipboard",
      iconPath: new vscode.ThemeIcon("clippy"),
      label: l10n.t("Clipboard"),
      detail: l10n.t("Text copied from a bibliography or a Daily Papers page"),
    },
  ];
  return (await pickOne(choices, { title: l10n.t("Import Papers") }))?.from;
}
