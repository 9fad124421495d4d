import * as vscode from "vscode";
import { shortTitle } from "../../core/cite/citationText.ts";
import { asCommand } from "../registerCommand.ts";
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

function citedItem({ cited: { id, paper, citations, files }, isTwin }: CitedNode): vscode.TreeItem {
  // A key is shown as it is written; an id says of what kind it is.
  const name = id.replace(/^key:/, "");
  const item = new vscode.TreeItem(paper ? shortTitle(paper) : name, Collapsed);
  const key = isTwin && paper ? paper.citekey : "";
  item.description = [String(citations.length), key].filter(Boolean).join(" · ");
  item.iconPath = new vscode.ThemeIcon(paper ? "file-text" : "question");
  item.contextValue = paper ? `cited paper${paper.arxiv ? " arxiv" : ""}` : "cited unknown";
  item.accessibilityInformation = {
    label: `${[paper?.title || name, key].filter(Boolean).join(", ")}, ${citedWords(citations.length, files)}${paper ? "" : `, ${notThere(id, name)}`}`,
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

function lineItem({ backlink: { file, citation }, shown }: LineNode): vscode.TreeItem {
  const whole = shown?.text ?? citation.text;
  const indentation = whole.length - whole.trimStart().length;
  const from = shown ? shown.start - indentation : 0;
  const label = whole.trim();
  const highlights: [number, number][] = [
    [Math.max(0, from), Math.min(label.length, from + citation.text.length)],
  ];
  const { l10n } = vscode;
  const item = new vscode.TreeItem({ label, highlights }, None);
  item.tooltip = label;
  item.contextValue = "line";
  const { line, start, end, cell } = citation;
  if (cell !== undefined) {
    const place = l10n.t("cell {0}", cell + 1);
    item.description = place;
    item.accessibilityInformation = { label: `${place}: ${label}` };
    item.command = asCommand(l10n.t("Open"), "marginalia.cited.openCell", file, line, start);
    return item;
  }
  item.description = String(line + 1);
  item.accessibilityInformation = { label: l10n.t("line {0}: {1}", line + 1, label) };
  item.command = {
    title: l10n.t("Open"),
    command: "vscode.open",
    arguments: [
      vscode.Uri.parse(file),
      {
        selection: new vscode.Range(line, start, line, end),
        preserveFocus: true,
      } satisfies vscode.TextDocumentShowOptions,
    ],
  };
  return item;
}
