import * as vscode from "vscode";
import { shortTitle } from "../../core/cite.ts";
import { asCommand } from "../commands.ts";
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
  // A key is shown as it is written; an id says of what kind it is.
  const name = id.replace(/^key:/, "");
  const item = new vscode.TreeItem(paper ? shortTitle(paper) : name, Collapsed);
  item.description = String(citations.length);
  item.iconPath = new vscode.ThemeIcon(paper ? "file-text" : "question");
  item.contextValue = paper ? `cited paper${paper.arxiv ? " arxiv" : ""}` : "cited unknown";
  item.accessibilityInformation = {
    label: `${paper?.title || name}, ${citedWords(citations.length, files)}${paper ? "" : `, ${notThere(id, name)}`}`,
  };
  if (!paper) item.tooltip = notThere(id, name);
  return item;
}

function notThere(id: string, name: string): string {
  return id.startsWith("key:")
    ? vscode.l10n.t("No paper has the citekey {0}.", name)
    : vscode.l10n.t("{0} is not in the library.", name);
}

function citedWords(citations: number, files: number): string {
  const { l10n } = vscode;
  if (citations === 1) return l10n.t("cited once");
  return files === 1
    ? l10n.t("{0} citations in one file", citations)
    : l10n.t("{0} citations in {1} files", citations, files);
}

const count = (citations: number) =>
  citations === 1 ? vscode.l10n.t("one citation") : vscode.l10n.t("{0} citations", citations);

function partItem({ locator, citations }: PartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(locator ?? vscode.l10n.t("The paper as a whole"), Collapsed);
  item.description = String(citations.length);
  item.iconPath = new vscode.ThemeIcon(locator === undefined ? "book" : "bookmark");
  item.accessibilityInformation = { label: `${item.label}, ${count(citations.length)}` };
  return item;
}

function fileItem({ file, citations }: FileNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(file);
  const item = new vscode.TreeItem(uri, Collapsed);
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  item.description = [folder, String(citations.length)].filter(Boolean).join(" · ");
  item.iconPath = vscode.ThemeIcon.File;
  item.accessibilityInformation = { label: `${path}, ${count(citations.length)}` };
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
  item.accessibilityInformation = { label: vscode.l10n.t("line {0}: {1}", citation.line + 1, label) };
  item.contextValue = "line";
  if (citation.cell !== undefined) {
    // VS Code opens a notebook at its top, whatever line is asked for.
    item.command = asCommand(vscode.l10n.t("Open"), "marginalia.cited.openCell", file, citation.cell);
    return item;
  }
  const range = new vscode.Range(citation.line, citation.start, citation.line, citation.end);
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [
      vscode.Uri.parse(file),
      { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    ],
  };
  return item;
}
