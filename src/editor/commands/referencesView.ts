import * as vscode from "vscode";
import { rowText, shownRow } from "../../core/text/shownText.ts";
import { newestLines } from "../documents/newestText.ts";

// The part that we use of the API of VS Code's built-in extension References View (references-view.d.ts in its sources,
// MIT).
interface SymbolTree {
  setInput(input: SymbolTreeInput): void;
}
interface SymbolTreeInput {
  readonly contextValue: string;
  readonly title: string;
  readonly location: vscode.Location;
  resolve(): Promise<SymbolTreeModel>;
  with(location: vscode.Location): SymbolTreeInput;
}
interface SymbolTreeModel {
  readonly provider: vscode.TreeDataProvider<Node>;
  readonly message: string;
}

interface FileNode {
  readonly uri: vscode.Uri;
  readonly places: readonly PlaceNode[];
}
interface PlaceNode {
  readonly place: vscode.Location;
  /** The line's text; absent if the file cannot be read. */
  readonly text: string | undefined;
}
type Node = FileNode | PlaceNode;

/** How many files are read at once. */
const readsAtOnce = 8;

/** Lists places in VS Code's References view, without changing any editor; false if there is no such view. */
export async function listPlaces(title: string, places: readonly vscode.Location[]): Promise<boolean> {
  const [first] = places;
  const extension = vscode.extensions.getExtension<SymbolTree | undefined>("vscode.references-view");
  const view = await extension?.activate();
  if (!first || typeof view?.setInput !== "function") return false;
  view.setInput(inputOf(title, places, first));
  return true;
}

function inputOf(
  title: string,
  places: readonly vscode.Location[],
  location: vscode.Location,
): SymbolTreeInput {
  return {
    contextValue: "paperCitations",
    title: vscode.l10n.t("Citations"),
    location,
    async resolve() {
      const files = await filesOf(places);
      // The cells of a notebook have its path: they are one file.
      const paths = new Set(files.map(({ uri }) => uri.path)).size;
      return { provider: providerOf(files), message: rowText(messageOf(title, places.length, paths)) };
    },
    with: (other) => inputOf(title, places, other),
  };
}

async function filesOf(places: readonly vscode.Location[]): Promise<readonly FileNode[]> {
  const files = new Map<string, vscode.Location[]>();
  for (const place of places) {
    const file = place.uri.toString();
    const known = files.get(file);
    if (known) known.push(place);
    else files.set(file, [place]);
  }
  const all = [...files.values()];
  const nodes: FileNode[] = [];
  // Not all at once: together they may not fit into memory.
  for (let n = 0; n < all.length; n += readsAtOnce)
    for (const node of await Promise.all(all.slice(n, n + readsAtOnce).map(fileNode))) nodes.push(node);
  return nodes;
}

async function fileNode(places: readonly vscode.Location[]): Promise<FileNode> {
  const uri = places[0]?.uri ?? vscode.Uri.parse("untitled:");
  const lines = await newestLines(uri.toString());
  return { uri, places: places.map((place) => ({ place, text: lines?.[place.range.start.line] })) };
}

function messageOf(title: string, places: number, files: number): string {
  const { l10n } = vscode;
  if (places === 1) return l10n.t("“{0}” is cited once.", title);
  return files === 1
    ? l10n.t("“{0}” is cited {1} times in one file.", title, places)
    : l10n.t("“{0}” is cited {1} times in {2} files.", title, places, files);
}

function providerOf(files: readonly FileNode[]): vscode.TreeDataProvider<Node> {
  return {
    getTreeItem: (node) => shownRow("places" in node ? fileItem(node) : placeItem(node)),
    getChildren(node) {
      if (!node) return [...files];
      return "places" in node ? [...node.places] : [];
    },
    getParent: (node) => ("places" in node ? undefined : files.find(({ places }) => places.includes(node))),
  };
}

function fileItem({ uri, places }: FileNode): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.description = String(places.length);
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}

function placeItem({ place, text }: PlaceNode): vscode.TreeItem {
  const { uri, range } = place;
  const whole = text ?? vscode.l10n.t("line {0}", range.start.line + 1);
  const label = whole.trim();
  const indentation = whole.length - whole.trimStart().length;
  const at = (column: number) => Math.min(label.length, Math.max(0, column - indentation));
  const highlights: [number, number][] =
    text === undefined ? [] : [[at(range.start.character), at(range.end.character)]];
  const item = new vscode.TreeItem({ label, highlights });
  item.description = String(range.start.line + 1);
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [uri, { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}
