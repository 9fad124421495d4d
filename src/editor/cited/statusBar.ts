import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { countPapers, groupByPaper } from "../../core/citations/groupByPaper.ts";
import { shownId } from "../../core/paperId.ts";
import { debounce } from "../debounce.ts";
import { citedViewId } from "../manifest.ts";
import { pickOne } from "../messages.ts";
import { authorLine } from "../papers/paperCard.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand, runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { onSettings } from "../settings.ts";

type Deps = Pick<Services, "library" | "index" | "libraryFiles" | "settings" | "log">;

interface Item extends vscode.QuickPickItem {
  readonly citation: Citation;
}

const debounceMs = 150;

/**
 * The status bar item with the number of papers that the open file cites. A click lists them, to jump to their first
 * citations.
 */
export function registerStatusBar({ library, index, libraryFiles, settings, log }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(citedViewId, vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t("Papers Cited");
  item.command = "marginalia.showCitedHere";
  const draw = debounce<"changed">(debounceMs, () => {
    const uri = settings.read("marginalia.statusBar.enabled") ? openFile() : undefined;
    const count = uri ? countPapers(index, library, uri.toString()) : 0;
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
    vscode.window.onDidChangeActiveNotebookEditor(again),
    index.onDidChange(again),
    library.onDidChange(again),
    onSettings(["marginalia.statusBar.enabled"], again),
    registerCommand(log, "marginalia.showCitedHere", async () => {
      const uri = openFile();
      if (!uri) throw new Refusal(vscode.l10n.t("Open a file to see which papers it cites."));
      await libraryFiles.ready();
      const items = groupByPaper(index, library, [uri.toString()]).flatMap(
        ({ id, paper, citedAs, citedBy, citations }): Item[] => {
          const first = citations[0]?.citation;
          if (!first) return [];
          const by = [authorLine(paper?.authors ?? [], 1), paper?.year?.toString() ?? ""]
            .filter(Boolean)
            .join(" · ");
          return [
            {
              label: (paper ?? citedAs)?.title || citedBy || shownId(id),
              description: by,
              detail: placesIn(citations.map(({ citation }) => citation)),
              citation: first,
            },
          ];
        },
      );
      if (items.length === 0) throw new Refusal(vscode.l10n.t("This file cites no paper."));
      const picked = await pickOne(items, {
        title: vscode.l10n.t("Papers Cited in This File"),
        matchOnDescription: true,
      });
      if (picked) await show(uri, picked.citation);
    }),
  );
}

/** The lines that cite a paper; in a notebook the cells, because nobody counts lines across cells. */
function placesIn(citations: readonly Citation[]): string {
  const { l10n } = vscode;
  const cells = new Set(citations.flatMap(({ cell }) => (cell === undefined ? [] : cell + 1)));
  const lines = citations.map(({ line }) => line + 1);
  if (cells.size > 0)
    return cells.size === 1
      ? l10n.t("Cell {0}", [...cells].join(", "))
      : l10n.t("Cells {0}", [...cells].join(", "));
  return lines.length === 1 ? l10n.t("Line {0}", lines.join(", ")) : l10n.t("Lines {0}", lines.join(", "));
}

/** The active file; for a cell, its notebook. */
function openFile(): vscode.Uri | undefined {
  return vscode.window.activeNotebookEditor?.notebook.uri ?? vscode.window.activeTextEditor?.document.uri;
}

async function show(uri: vscode.Uri, { line, start, end, cell }: Citation): Promise<void> {
  if (cell !== undefined) {
    await runCommand("marginalia.cited.openCell", uri.toString(), line, start);
    return;
  }
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.Active,
    selection: new vscode.Range(line, start, line, end),
  });
}
