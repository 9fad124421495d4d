import * as vscode from "vscode";
import type { Backlink } from "../../core/citations/citationIndex.ts";
import type { CoverageState } from "../../core/coverage/coverage.ts";
import { rowDetail, rowName } from "../../core/groups/rowName.ts";
import { shownId } from "../../core/paperId.ts";
import { shortened } from "../../core/text/shortened.ts";
import { newestLines } from "../documents/newestText.ts";
import { asCommand } from "../registerCommand.ts";
import {
  type CitedNode,
  type FileNode,
  fileNodes,
  type LineNode,
  lineNodes,
  type Node,
  namesParts,
  type PartNode,
  partNodes,
} from "./nodes.ts";

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** The tree item of a node. */
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

function citedItem({ cited, isTwin }: CitedNode): vscode.TreeItem {
  const { id, paper, citedAs, citedBy, citations, files } = cited;
  const name = shownId(id);
  const shown = paper ?? citedAs;
  const named = shown && rowName(shown);
  // A long title would hide the count behind it.
  const isLong = named !== undefined && named === shown?.title && named.length > longestName;
  const item = new vscode.TreeItem(isLong ? (citedBy ?? begun(named)) : (named ?? citedBy ?? name));
  if (namesParts(cited)) item.collapsibleState = Collapsed;
  else openOrExpand(item, citations);
  const twin = isTwin || (!shown && citedBy) ? (paper?.citekey ?? name) : "";
  const how = (citedAs ?? citedBy) && vscode.l10n.t("as cited here");
  // Do not repeat the name that links use if the row already has it.
  const calledBy = citedBy === named ? undefined : citedBy;
  const rest = isLong ? [named] : shown ? [calledBy, rowDetail(shown)] : [];
  // What tells papers apart comes first: in a narrow side bar the end is cut off.
  const about = [String(citations.length), twin, ...rest, how];
  item.description = about.filter(Boolean).join(" · ");
  item.iconPath = new vscode.ThemeIcon(paper ? "file-text" : citedAs ? "file" : "question");
  const words = [paper ? "paper" : "unknown", id.startsWith("arXiv:") || paper?.arxiv ? "arxiv" : ""];
  item.contextValue = ["cited", ...words].filter(Boolean).join(" ");
  item.accessibilityInformation = {
    label: [
      shown?.title || (citedBy ?? name),
      twin,
      how,
      shown && calledBy,
      citedWords(citations.length, files),
      paper ? "" : notThere(id, name),
    ]
      .filter(Boolean)
      .join(", "),
  };
  if (!paper) item.tooltip = [citedAs?.title ?? "", notThere(id, name)].filter(Boolean).join("\n\n");
  return item;
}

/** The longest name that leaves room for the count in a side bar; in UTF-16 units. */
const longestName = 32;

/** The first words of a title, cut to about `longestName`. */
function begun(title: string): string {
  const blank = title.lastIndexOf(" ", longestName - 1);
  return shortened(title, Math.max(blank, longestName / 2)).replace(/\s+…$/, "…");
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

function partItem({ locator, citations, task }: PartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(locator ?? vscode.l10n.t("The paper as a whole"));
  if (citations.length > 0) openOrExpand(item, citations);
  const [only] = citations;
  const place =
    only && citations.length === 1
      ? `${vscode.workspace.asRelativePath(vscode.Uri.parse(only.file))}:${placeOf(only)}`
      : String(citations.length);
  const state = task && stateWords(task.state);
  const shown = citations.length === 0 ? undefined : place;
  item.description = [shown, state, task?.label].filter(Boolean).join(" · ");
  item.iconPath = task
    ? stateIcon(task.state)
    : new vscode.ThemeIcon(locator === undefined ? "book" : "bookmark");
  const where = citations.length === 1 ? place : count(citations.length);
  const words = [item.label, task?.label, state, citations.length === 0 ? undefined : where];
  item.accessibilityInformation = { label: words.filter(Boolean).join(", ") };
  return item;
}

/** Words for how far code cites the part that a task in the notes names; `undefined` if fully. */
function stateWords(state: CoverageState): string | undefined {
  const { l10n } = vscode;
  if (state === "cited") return undefined;
  if (state === "partly") return l10n.t("in part");
  return state === "mentioned" ? l10n.t("only in text") : l10n.t("not cited yet");
}

function stateIcon(state: CoverageState): vscode.ThemeIcon {
  if (state === "cited") return new vscode.ThemeIcon("pass", new vscode.ThemeColor("testing.iconPassed"));
  return new vscode.ThemeIcon(state === "partly" ? "color-mode" : "circle-large-outline");
}

function fileItem({ file, citations }: FileNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(file);
  const item = new vscode.TreeItem(uri);
  openOrExpand(item, citations);
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const [only] = citations;
  const which = only && citations.length === 1 ? lineWords(only) : String(citations.length);
  item.description = [which, folder].filter(Boolean).join(" · ");
  item.iconPath = vscode.ThemeIcon.File;
  item.accessibilityInformation = {
    label: `${path}, ${citations.length === 1 ? which : count(citations.length)}`,
  };
  return item;
}

function lineItem({ backlink, shown }: LineNode): vscode.TreeItem {
  const { citation } = backlink;
  const place = placeOf(backlink);
  const { text, start } = near(shown ?? { text: citation.text, start: 0 });
  const label = `${place}: ${text}`;
  const from = place.length + 2 + start;
  const highlights: [number, number][] = [[from, Math.min(label.length, from + citation.text.length)]];
  const item = new vscode.TreeItem({ label, highlights }, None);
  item.tooltip = (shown?.text ?? citation.text).trim();
  item.contextValue = "line";
  item.accessibilityInformation = { label: `${lineWords(backlink)}: ${item.tooltip}` };
  item.command = openCommand(backlink);
  return item;
}

/** How much of a line is shown before a match, so that the match is visible in a side bar; in UTF-16 units. */
const mostBefore = 16;

/** A line, cut to start shortly before its match. */
function near({ text, start }: { readonly text: string; readonly start: number }) {
  const indentation = text.length - text.trimStart().length;
  if (start - indentation <= mostBefore) return { text: text.trim(), start: start - indentation };
  return { text: `…${text.slice(start - mostBefore).trimEnd()}`, start: mostBefore + 1 };
}

/** Makes a branch, or a row that opens the line if there is only one citation. */
function openOrExpand(item: vscode.TreeItem, citations: readonly Backlink[]): void {
  const [only] = citations;
  if (only && citations.length === 1) item.command = openCommand(only);
  else item.collapsibleState = Collapsed;
}

/** A citation's line, from 1; in an open notebook its cell. */
const placeOf = ({ citation: { line, cell } }: Backlink) =>
  cell === undefined ? String(line + 1) : vscode.l10n.t("cell {0}", cell + 1);

const lineWords = (backlink: Backlink) =>
  backlink.citation.cell === undefined ? vscode.l10n.t("line {0}", placeOf(backlink)) : placeOf(backlink);

function openCommand({ file, citation: { line, start, end, cell } }: Backlink): vscode.Command {
  const title = vscode.l10n.t("Open");
  if (cell !== undefined) return asCommand(title, "marginalia.cited.openCell", file, line, start);
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(line, start, line, end),
    preserveFocus: true,
  };
  return { title, command: "vscode.open", arguments: [vscode.Uri.parse(file), options] };
}

/** The rows below a row of the view. */
export async function childrenOf(node: Node): Promise<readonly Node[]> {
  switch (node.kind) {
    case "cited":
      return partNodes(node);
    case "part":
      return fileNodes(node.citations, node.key);
    case "file":
      return lineNodes(node, await newestLines(node.file));
    case "rest":
      return node.nodes;
    case "line":
      return [];
  }
}
