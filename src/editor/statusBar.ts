import * as vscode from "vscode";
import type { CitationIndex } from "../core/citations/citationIndex.ts";
import { groupByPaper } from "../core/citations/groupByPaper.ts";
import type { Library } from "../core/library/library.ts";
import { authorLine } from "./card.ts";
import { coalesce } from "./coalesce.ts";
import { registerCommand } from "./commands.ts";
import type { LibraryFiles } from "./library/libraryFiles.ts";
import { citedViewId } from "./manifest.ts";
import { onSettings, readSetting } from "./settings.ts";

interface Deps {
  readonly library: Library;
  readonly index: CitationIndex;
  readonly libraryFiles: LibraryFiles;
  readonly log: vscode.LogOutputChannel;
}

interface Item extends vscode.QuickPickItem {
  readonly range: vscode.Range;
}

const quiet = 150;

/** How many papers the open file cites; a click lists them, and one of the list goes to its first line. */
export function registerStatusBar({ library, index, libraryFiles, log }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(citedViewId, vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t("Papers Cited");
  item.command = "marginalia.showCitedHere";
  const citedHere = (editor: vscode.TextEditor) =>
    groupByPaper(index, library, editor.document.uri.toString());

  const draw = coalesce<"changed">(quiet, () => {
    const editor = vscode.window.activeTextEditor;
    const count = editor && readSetting("marginalia.statusBar.enabled") ? citedHere(editor).length : 0;
    if (count === 0) {
      item.hide();
      return;
    }
    const { l10n } = vscode;
    const sentence =
      count === 1 ? l10n.t("This file cites one paper") : l10n.t("This file cites {0} papers", count);
    item.text = `$(book) ${count}`;
    item.tooltip = sentence;
    item.accessibilityInformation = { label: sentence, role: "button" };
    item.show();
  });
  const again = () => draw.add("changed");
  again();

  return vscode.Disposable.from(
    item,
    draw,
    vscode.window.onDidChangeActiveTextEditor(again),
    index.onDidChange(again),
    library.onDidChange(again),
    onSettings(["marginalia.statusBar.enabled"], again),
    registerCommand(log, "marginalia.showCitedHere", async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) throw new Error(vscode.l10n.t("Open a file to see which papers it cites."));
      await libraryFiles.ready();
      const items = citedHere(editor).flatMap(({ id, paper, citations }): Item[] => {
        const first = citations[0]?.citation;
        if (!first) return [];
        const by = [authorLine(paper?.authors ?? [], 1), paper?.year?.toString() ?? ""]
          .filter(Boolean)
          .join(" · ");
        const lines = citations.map(({ citation }) => citation.line + 1).join(", ");
        return [
          {
            label: paper?.title || id,
            description: by,
            detail:
              citations.length === 1 ? vscode.l10n.t("Line {0}", lines) : vscode.l10n.t("Lines {0}", lines),
            range: new vscode.Range(first.line, first.start, first.line, first.end),
          },
        ];
      });
      if (items.length === 0) throw new Error(vscode.l10n.t("This file cites no paper."));
      const picked = await vscode.window.showQuickPick(items, {
        title: vscode.l10n.t("Papers Cited in This File"),
        matchOnDescription: true,
      });
      if (!picked) return;
      await vscode.window.showTextDocument(editor.document, {
        viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
        selection: picked.range,
      });
    }),
  );
}
