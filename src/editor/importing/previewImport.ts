import * as vscode from "vscode";
import { importSentences, importText } from "../../core/import/importText.ts";
import { isChosenAtFirst, type ListedLine, listedLines, rowsOf } from "../../core/import/listed.ts";
import type { ImportPlan, ImportRow } from "../../core/import/plan.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import type { Problem } from "../../core/problem.ts";
import { problemSentence } from "../../core/problems/problemText.ts";
import { createPick, setManyItems } from "../messages.ts";

interface Item extends vscode.QuickPickItem {
  readonly line: ListedLine;
}

/** A file's problem with its place, in the user's language. */
export const problemLine = (problem: Problem): string =>
  `${problem.file}:${problem.line + 1}: ${vscode.l10n.t(problemSentence(problem), problem.args)}`;

/**
 * Lists new, doubtful, known and unreadable items with checkboxes; the new ones are checked. Resolves with the rows to
 * write, or `undefined` if cancelled. A known paper can only be checked if its notes can be added.
 */
export async function preview(plan: ImportPlan): Promise<readonly ImportRow[] | undefined> {
  const { l10n } = vscode;
  const counts = { new: 0, doubtful: 0, known: 0 };
  for (const { kind } of plan.rows) counts[kind]++;
  const pick = createPick<Item>(
    l10n.t("Import Papers"),
    l10n.t(
      "{0} new, {1} doubtful, {2} known: check those to import",
      counts.new,
      counts.doubtful,
      counts.known,
    ),
  );
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  // Keeps the order of the files. (Not in the types yet.)
  Object.assign(pick, { sortByLabel: false });
  try {
    // Thousands of papers: each of these steps takes long, so others get their turn in between.
    const items = await setManyItems(pick, itemsOf(plan));
    await nextTurn();
    pick.selectedItems = items.filter(({ line }) => isChosenAtFirst(line));
    await nextTurn();
    return await new Promise((resolve) => {
      const isTakeable = ({ line }: Item) => rowsOf(line).length > 0;
      pick.onDidChangeSelection((chosen) => {
        if (!chosen.every(isTakeable)) pick.selectedItems = chosen.filter(isTakeable);
      });
      pick.onDidAccept(() => resolve(pick.selectedItems.flatMap(({ line }) => rowsOf(line))));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function* itemsOf(plan: ImportPlan): Iterable<Item> {
  for (const line of listedLines(plan)) yield { ...itemOf(line), line };
}

function itemOf(line: ListedLine): vscode.QuickPickItem {
  const { l10n } = vscode;
  if (line.kind === "problem") return { label: problemLine(line.problem) };
  if (line.kind === "more") {
    const label = l10n.t("{0} more", line.count);
    return line.rows.length > 0 ? { label, detail: l10n.t("Imported or left out together") } : { label };
  }
  if (line.kind === "heading") {
    const titles = {
      new: l10n.t("New"),
      doubtful: l10n.t("Doubtful"),
      unread: l10n.t("Not read"),
      known: l10n.t("In the library already"),
    };
    const label = `${titles[line.of]} (${line.count.toLocaleString()})`;
    return { label, kind: vscode.QuickPickItemKind.Separator };
  }
  const { row } = line;
  const { paper, file, kind } = row;
  const people = [paper.authors?.[0], paper.year?.toString()].filter(Boolean).join(", ");
  // A paper from another program has no line.
  const place = file === "" || file.startsWith("zotero:") ? "" : `${file}:${row.line + 1}`;
  const why = importText(row, (sentence) => l10n.t(importSentences[sentence]));
  return {
    label: paper.title || paper.citekey,
    description: people,
    detail: [kind === "known" ? "" : paper.citekey, why, place].filter((part) => part !== "").join(" · "),
  };
}
