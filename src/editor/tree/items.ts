import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import { rowText } from "../../core/text/shownText.ts";
import { pubStateWord } from "../papers/card.ts";
import { rowDetail, rowName } from "../papers/rowName.ts";
import { asCommand } from "../registerCommand.ts";
import { countUri } from "./countBadge.ts";
import { shippedGroup } from "./groups.ts";
import { countOf, type GroupNode, type MoreNode, type Node, type PaperNode } from "./nodes.ts";

const icons: Record<ReadingStatus, string> = { unread: "file-text", reading: "book", read: "pass" };

/** How a node looks. The tooltip is made when it is first shown. */
export function itemOf(node: Node): vscode.TreeItem {
  if (node.kind === "group") return groupItem(node);
  return node.kind === "paper" ? paperItem(node) : moreItem(node);
}

function groupItem(group: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(rowText(group.title), vscode.TreeItemCollapsibleState.Collapsed);
  const count = countOf(group);
  item.id = `group:${group.id}`;
  item.description = String(count);
  item.tooltip = [group.title, group.description ?? ""].filter(Boolean).map(rowText).join("\n\n");
  item.contextValue = group.id === shippedGroup ? "group shipped" : "group";
  const badge = countUri(group.title, count);
  if (badge) item.resourceUri = badge;
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1} papers", group.title, count) };
  return item;
}

function paperItem({ paper, group }: PaperNode): vscode.TreeItem {
  const item = new vscode.TreeItem(rowText(rowName(paper)));
  item.id = `paper:${group.id}:${paper.id}`;
  const state = pubStateWord(paper);
  item.description = rowText([state, rowDetail(paper)].filter(Boolean).join(" · "));
  item.iconPath = state
    ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
    : new vscode.ThemeIcon(icons[paper.status ?? "unread"]);
  item.contextValue = contextOf(paper);
  item.accessibilityInformation = { label: [paper.title, item.description].filter(Boolean).join(", ") };
  item.command = asCommand(vscode.l10n.t("Open"), "marginalia.clickPaper", paper.id);
  return item;
}

function moreItem({ group, from }: MoreNode): vscode.TreeItem {
  const label = vscode.l10n.t("{0} more", group.papers.length - from);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `more:${group.id}:${from}`;
  item.contextValue = "more";
  return item;
}

/** What menus ask for: `paper`, and a word for each thing that this paper has. */
function contextOf(paper: LibraryPaper): string {
  const words = ["paper"];
  if (paper.arxiv) words.push("arxiv");
  if (paper.code) words.push("code");
  if (paper.origins.some(({ kind }) => isPaperFile(kind))) words.push("file");
  if (paper.origins.some(({ kind }) => kind === "seeds")) words.push("seed");
  return words.join(" ");
}
