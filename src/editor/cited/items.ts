import * as vscode from "vscode";
import { shortTitle } from "../../core/cite.ts";
import type { CitedNode, FileNode, LineNode, Node, PartNode } from "./nodes.ts";

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** How a node of the view looks. */
export function itemOf(node: Node): vscode.TreeItem {
  const item = plainItem(node);
  item.id = node.key;
  return item;
}

function plainItem(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case "cited":
      return citedItem(node);
    case "part":
      return partItem(node);
    case "file":
      return fileItem(node);
    case "line":
      return lineItem(node);
    case "rest":
      return new vscode.TreeItem(vscode.l10n.t("{0} more", countOf(node.nodes)), Collapsed);
  }
}

function countOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === "rest" ? countOf(node.nodes) : 1), 0);
}

function citedItem({ cited: { id, paper, citations, files } }: CitedNode): vscode.TreeItem {
  const item = new vscode.TreeItem(paper ? shortTitle(paper) : id, Collapsed);
  item.description = String(citations.length);
  item.iconPath = new vscode.ThemeIcon(paper ? "file-text" : "question");
  item.contextValue = paper ? `cited paper${paper.arxiv ? " arxiv" : ""}` : "cited unknown";
  item.accessibilityInformation = {
    label: vscode.l10n.t("{0}, {1} citations in {2} files", paper?.title || id, citations.length, files),
  };
  if (!paper) item.tooltip = vscode.l10n.t("{0} is not in the library.", id);
  return item;
}

function partItem({ locator, citations }: PartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(locator ?? vscode.l10n.t("The paper as a whole"), Collapsed);
  item.description = String(citations.length);
  item.iconPath = new vscode.ThemeIcon(locator === undefined ? "book" : "bookmark");
  return item;
}

function fileItem({ file, citations }: FileNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(file);
  const item = new vscode.TreeItem(uri, Collapsed);
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  item.description = [folder, String(citations.length)].filter(Boolean).join(" · ");
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}

function lineItem({ backlink: { file, citation }, text }: LineNode): vscode.TreeItem {
  const whole = text ?? citation.text;
  const indentation = whole.length - whole.trimStart().length;
  const from = text === undefined ? 0 : citation.start - indentation;
  const label = whole.trim();
  const highlights: [number, number][] = [
    [Math.max(0, from), Math.min(label.length, from + citation.text.length)],
  ];
  const item = new vscode.TreeItem({ label, highlights }, None);
  item.description = String(citation.line + 1);
  item.tooltip = label;
  const range = new vscode.Range(citation.line, citation.start, citation.line, citation.end);
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [
      vscode.Uri.parse(file),
      { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    ],
  };
  item.contextValue = "line";
  return item;
}
