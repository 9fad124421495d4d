import * as vscode from "vscode";
import { type RowLabel, shippedGroup } from "../../core/groups/group.ts";
import type { RowText } from "../../core/groups/tellApart.ts";
import { isOnlyShipped, type LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import { pubStateWord } from "../papers/pubStateWord.ts";
import { asCommand } from "../registerCommand.ts";
import { type Badge, badgeUri, badgeWords, countUri } from "./badges.ts";
import { countOf, type GroupNode, type MoreNode, type Node, type PaperNode, pageOf } from "./nodes.ts";

const icons: Record<ReadingStatus, string> = { unread: "file-text", reading: "book", read: "pass" };

/** What a row needs besides its node. */
export interface RowSource {
  readonly label: RowLabel;
  readonly tellApart: (
    papers: readonly LibraryPaper[],
    label: RowLabel,
  ) => ReadonlyMap<LibraryPaper, RowText>;
  readonly badgeOf: (paper: LibraryPaper) => Badge;
}

/** Returns a function that makes the rows of nodes. */
export function createItems(): (node: Node, source: RowSource) => vscode.TreeItem {
  // The rows that are shown together are told apart from each other; cached while the group has the same papers.
  const texts = new WeakMap<readonly LibraryPaper[], Map<LibraryPaper, RowText>>();
  function textOf({ group: { papers }, paper }: PaperNode, { tellApart, label }: RowSource): RowText {
    const known = texts.get(papers) ?? new Map<LibraryPaper, RowText>();
    texts.set(papers, known);
    if (!known.has(paper)) {
      const { from, to } = pageOf(Math.max(0, papers.indexOf(paper)), papers.length);
      for (const [one, text] of tellApart(papers.slice(from, to), label)) known.set(one, text);
    }
    return known.get(paper) ?? { name: paper.citekey, detail: "" };
  }
  return (node, source) => {
    if (node.kind === "group") return groupItem(node);
    if (node.kind === "more") return moreItem(node);
    const badge = source.badgeOf(node.paper);
    node.drawn = badgeWords(badge);
    return paperItem(node, textOf(node, source), badge);
  };
}

function groupItem(group: GroupNode): vscode.TreeItem {
  const { title, description, common } = group;
  const count = countOf(group);
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(title, count === 0 ? None : group.startsOpen ? Expanded : Collapsed);
  // VS Code remembers open rows by id. The title tells apart groups without an id, such as “No year” and “Your papers”.
  item.id = group.id === "" ? `rest:${title}` : `group:${group.id}`;
  item.tooltip = [title, description ?? ""].filter(Boolean).join("\n\n");
  const isCategory = common !== undefined && "category" in common && common.category !== "";
  item.contextValue = group.id === shippedGroup ? "group shipped" : isCategory ? "group category" : "group";
  const badge = countUri(title, count);
  if (badge) item.resourceUri = badge;
  else item.description = String(count);
  item.accessibilityInformation = {
    label:
      count === 1 ? vscode.l10n.t("{0}, one paper", title) : vscode.l10n.t("{0}, {1} papers", title, count),
  };
  return item;
}

function paperItem({ paper, group }: PaperNode, { name, detail }: RowText, badge: Badge): vscode.TreeItem {
  const item = new vscode.TreeItem(name);
  item.id = `paper:${group.id}:${paper.id}`;
  const state = pubStateWord(paper);
  item.description = [state, detail].filter(Boolean).join(" · ");
  item.iconPath = state
    ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
    : new vscode.ThemeIcon(icons[paper.status ?? "unread"]);
  item.contextValue = contextOf(paper);
  const uri = badgeUri(badge);
  if (uri) item.resourceUri = uri;
  const label = [paper.title, item.description, badgeWords(badge)].filter(Boolean).join(", ");
  item.accessibilityInformation = { label };
  item.command = asCommand(vscode.l10n.t("Open"), "marginalia.clickPaper", paper.id);
  return item;
}

function moreItem({ group, from, count }: MoreNode): vscode.TreeItem {
  const label = vscode.l10n.t("{0} more", count - from);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = group ? `more:${group.id}:${from}` : `more groups:${from}`;
  item.contextValue = "more";
  return item;
}

/** The context value that menus test: `paper`, and a word for each thing that this paper has. */
function contextOf(paper: LibraryPaper): string {
  const words = ["paper"];
  if (paper.arxiv) words.push("arxiv");
  if (paper.code) words.push("code");
  if (paper.origins.some(({ kind }) => isPaperFile(kind))) words.push("file");
  if (paper.origins.some(({ kind }) => kind === "personal")) words.push("personal");
  if (paper.origins.some(({ kind }) => kind === "papers")) words.push("shared");
  if (paper.citekeys.length > 1 || paper.origins.length > 1) words.push("several");
  if (isOnlyShipped(paper)) words.push("seed");
  return words.join(" ");
}
