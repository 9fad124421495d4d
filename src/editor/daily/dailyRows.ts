import * as vscode from "vscode";
import { rowName } from "../../core/groups/rowName.ts";
import type { Library } from "../../core/library/library.ts";
import { escaped } from "../../core/text/markdownText.ts";
import { authorLine } from "../papers/paperCard.ts";
import { asCommand } from "../registerCommand.ts";
import type { DailyList, ListedPaper } from "./dailyList.ts";

/** A row for a paper. */
export interface DailyRow extends vscode.TreeItem {
  readonly daily: ListedPaper;
}

export const isDailyRow = (row: unknown): row is DailyRow =>
  typeof row === "object" && row !== null && "daily" in row;

/** The least similarity that is shown: papers below it only share common words. */
const isNear = 0.15;

export function rowsOf({ papers }: DailyList, library: Library): readonly DailyRow[] {
  return papers.map((daily) => {
    const { l10n } = vscode;
    const { paper } = daily.found;
    const known = library.find(`arXiv:${daily.id}`);
    const facts = [
      daily.matches.length > 0 ? daily.matches.join(", ") : "",
      paper.code ? l10n.t("code") : "",
      daily.near && daily.nearness >= isNear ? l10n.t("near {0}", rowName(daily.near)) : "",
    ];
    const votes = daily.votes === 1 ? l10n.t("1 vote") : l10n.t("{0} votes", daily.votes);
    const icon = known ? "check" : daily.matches.length > 0 ? "star-full" : "file";
    const row: DailyRow = {
      daily,
      id: daily.id,
      // Votes come first: titles are longer than a side bar is wide.
      label: `▲${daily.votes} ${paper.title}`,
      description: facts.filter((fact) => fact !== "").join(" · "),
      iconPath: new vscode.ThemeIcon(icon),
      contextValue: known ? "dailyKnown" : "dailyPaper",
      tooltip: tooltipOf(daily, known !== undefined),
      accessibilityInformation: {
        label: [paper.title, votes, ...facts, known ? l10n.t("in the library") : ""]
          .filter(Boolean)
          .join(", "),
      },
    };
    row.command = asCommand(l10n.t("Open"), "marginalia.daily.open", row);
    return row;
  });
}

function tooltipOf(
  { found: { paper }, votes, comments, matches, near, nearness }: ListedPaper,
  isKnown: boolean,
) {
  const { l10n } = vscode;
  const card = new vscode.MarkdownString();
  const line = (markdown: string) => card.appendMarkdown(`${markdown}\n\n`);
  line(`**${escaped(paper.title)}**`);
  const authors = authorLine(paper.authors ?? [], 6);
  if (authors !== "") line(escaped(authors));
  const facts = [
    l10n.t("{0} votes, {1} comments", votes, comments),
    isKnown ? l10n.t("in the library") : "",
    matches.length > 0 ? l10n.t("watched for: {0}", matches.join(", ")) : "",
    near && nearness >= isNear ? l10n.t("near {0}", near.title) : "",
  ];
  line(
    `*${facts
      .filter((fact) => fact !== "")
      .map(escaped)
      .join(" · ")}*`,
  );
  if (paper.abstract) line(escaped(paper.abstract));
  return card;
}

/** The row of a list that could not be loaded; a click tries again. `at`: when the cached list shown was loaded. */
export function failureRow(sentence: string, at: number | undefined): vscode.TreeItem {
  const { l10n } = vscode;
  const when = at === undefined ? "" : new Date(at).toLocaleString(vscode.env.language);
  const row = new vscode.TreeItem(l10n.t("Not reachable: Retry"));
  row.iconPath = new vscode.ThemeIcon("debug-disconnect");
  row.tooltip = sentence;
  row.description = at === undefined ? sentence : l10n.t("as of {0}", when);
  row.command = asCommand(l10n.t("Retry"), "marginalia.daily.retry");
  row.contextValue = "dailyFailure";
  return row;
}

export function noticeRow(sentence: string): vscode.TreeItem {
  const row = new vscode.TreeItem(sentence);
  row.iconPath = new vscode.ThemeIcon("info");
  return row;
}
