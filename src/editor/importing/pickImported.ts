import * as vscode from "vscode";
import { importSentences, importText } from "../../core/import/importText.ts";
import type { ImportPlan, ImportRow } from "../../core/import/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { problemSentence } from "../../core/problems/problemText.ts";
import { createPick, setItems } from "../messages.ts";

interface Item extends vscode.QuickPickItem {
  /** Absent for rows that are only shown. */
  readonly row?: ImportRow;
}

/** How many known papers and unreadable files are listed; the others are only counted. */
const mostShown = 200;

/** A file's problem with its place, in the user's language. */
export const problemLine = (problem: Problem): string =>
  `${problem.file}:${problem.line + 1}: ${vscode.l10n.t(problemSentence(problem), problem.args)}`;

/**
 * Lists new, doubtful, known and unreadable items with checkboxes; the new ones are checked. Resolves with the rows to
 * write, or `undefined` if cancelled. A known paper can only be checked if its notes can be added.
 */
export async function preview(plan: ImportPlan): Promise<readonly ImportRow[] | undefined> {
  const { l10n } = vscode;
  const of = (kind: ImportRow["kind"]) => plan.rows.filter((row) => row.kind === kind);
  const itemOf = (row: ImportRow): Item => {
    const { paper, file, line, kind } = row;
    const people = [paper.authors?.[0], paper.year?.toString()].filter(Boolean).join(", ");
    // A paper from another program has no line.
    const place = file === "" || file.startsWith("zotero:") ? "" : `${file}:${line + 1}`;
    const why = importText(row, (sentence) => l10n.t(importSentences[sentence]));
    return {
      label: paper.title || paper.citekey,
      description: people,
      detail: [kind === "known" ? "" : paper.citekey, why, place].filter((part) => part !== "").join(" · "),
      row,
    };
  };
  const group = (label: string, items: readonly Item[], most = Number.POSITIVE_INFINITY): readonly Item[] => {
    if (items.length === 0) return [];
    const more = items.length - most;
    return [
      { label: `${label} (${items.length.toLocaleString()})`, kind: vscode.QuickPickItemKind.Separator },
      ...items.slice(0, most),
      ...(more > 0 ? [{ label: l10n.t("{0} more", more) }] : []),
    ];
  };
  const [fresh, doubtful, known] = [of("new"), of("doubtful"), of("known")];
  const pick = createPick<Item>(
    l10n.t("Import Papers"),
    l10n.t(
      "{0} new, {1} doubtful, {2} known: check those to import",
      fresh.length,
      doubtful.length,
      known.length,
    ),
  );
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  // Keeps the order of the files. (Not in the types yet.)
  Object.assign(pick, { sortByLabel: false });
  const items = setItems(pick, [
    ...group(l10n.t("New"), fresh.map(itemOf)),
    ...group(l10n.t("Doubtful"), doubtful.map(itemOf)),
    ...group(
      l10n.t("Not read"),
      plan.problems.map((problem) => ({ label: problemLine(problem) })),
      mostShown,
    ),
    ...group(l10n.t("In the library already"), known.map(itemOf), mostShown),
  ]);
  const canBeTaken = ({ row }: Item) => row !== undefined && (row.kind !== "known" || row.addsNotes === true);
  pick.selectedItems = items.filter(({ row }) => row?.kind === "new" || row?.addsNotes === true);
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeSelection((chosen) => {
        if (!chosen.every(canBeTaken)) pick.selectedItems = chosen.filter(canBeTaken);
      });
      pick.onDidAccept(() => resolve(pick.selectedItems.filter(canBeTaken).flatMap(({ row }) => row ?? [])));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
