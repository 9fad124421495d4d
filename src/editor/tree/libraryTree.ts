import * as vscode from "vscode";
import { type GroupInput, shippedGroup } from "../../core/groups/group.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { rowText } from "../../core/text/shownText.ts";
import type { BundleExports } from "../bundles.ts";
import { debounce } from "../debounce.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { libraryViewId, loadedContext } from "../manifest.ts";
import { cardOf, citedIn } from "../papers/paperCard.ts";
import { sourceName } from "../papers/sourceName.ts";
import { registerCommand } from "../registerCommand.ts";
import { createRows } from "../rows.ts";
import type { Services } from "../services.ts";
import { onSettings, writeSetting } from "../settings.ts";
import { badgeOf, badgeWords, registerBadges } from "./badges.ts";
import { createDragController } from "./dragController.ts";
import { shownRows } from "./model.ts";
import { registerNextPaper } from "./nextPaper.ts";
import { childrenOf, type Node, parentOf } from "./nodes.ts";
import { registerTreeFilter } from "./treeFilter.ts";
import { createItems } from "./treeItems.ts";
import { createTreeUpdates } from "./treeUpdates.ts";

type Deps = Pick<Services, "index" | "workspaceScan" | "search" | "settings" | "trail"> & ImportDeps;

/** The Library view: papers in groups. */
export function registerLibraryTree(deps: Deps): vscode.Disposable {
  const { library, index, libraryFiles, workspaceScan, bundles, log } = deps;
  // Cached, because it is read at every keystroke.
  const { read } = deps.settings;
  const changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  const itemOf = createItems();
  const grouping = () => read("marginalia.library.groupBy");
  const label = () => read("marginalia.library.label");
  const countsCitations = () => grouping() === "cited" || read("marginalia.library.sortBy") === "cited";
  const citations = (paper: LibraryPaper) => citedIn(index, paper).citations;
  // Loaded with the first papers, which come through the same bundle.
  let core: BundleExports["library"] | undefined;
  let keys: InstanceType<BundleExports["library"]["SortKeys"]> | undefined;
  const tree = createTreeUpdates(async () => {
    core ??= await bundles.load("library");
    keys ??= new core.SortKeys();
    const input: GroupInput = {
      papers: filter.papers(library.papers),
      all: library.papers,
      categories: library.categories,
      categoriesFiles: library.categoriesFiles,
      citations,
      sourceName,
      sorting: read("marginalia.library.sortBy"),
      label: label(),
      words: core.groupWords((sentence) => vscode.l10n.t(sentence)),
    };
    return await core.groupsInSlices(grouping(), input, keys);
  });

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) =>
      itemOf(node, {
        label: label(),
        tellApart: (papers, as) => core?.tellApart(papers, as) ?? new Map(),
        badgeOf: (paper) => badgeOf(paper, index),
      }),
    async getChildren(node) {
      if (node?.kind === "paper") return [];
      if (node?.kind === "more") return [...childrenOf(node.group, tree.groups, node.from)];
      if (node) return [...childrenOf(node, tree.groups)];
      await libraryFiles.ready();
      void vscode.commands.executeCommand("setContext", loadedContext, true);
      if (countsCitations()) await workspaceScan.ready();
      await tree.update();
      // VS Code asks for the root when it draws everything.
      tree.takeChanged();
      return [...childrenOf(undefined, tree.groups)];
    },
    getParent: (node) => parentOf(node, tree.groups),
    resolveTreeItem(item, node) {
      if (node.kind === "paper") item.tooltip = cardOf(node.paper, citedIn(index, node.paper), "plain");
      return item;
    },
  };
  const view = createRows(libraryViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: createDragController(deps),
  });
  const redraw = async (all: boolean) => {
    await tree.update();
    const nodes = tree.takeChanged();
    showMessage();
    if (all || nodes === undefined || tree.groups.length === 0) changed.fire(undefined);
    else if (nodes.length > 0) changed.fire([...nodes]);
  };
  let drawn = Promise.resolve();
  const drawSoon = debounce<"all" | "some">(50, (what) => {
    drawn = redraw(what.has("all")).catch((error: unknown) => log.error("Drawing the library", error));
  });
  const draw = (what: "all" | "some") => {
    tree.touch();
    drawSoon.add(what);
  };
  const drawBadges = debounce<"badges">(200, () => {
    const stale = shownRows(tree.groups).filter(
      (node) => node.drawn !== undefined && node.drawn !== badgeWords(badgeOf(node.paper, index)),
    );
    if (stale.length > 0) changed.fire(stale);
  });
  /** Shows in the view how it is filtered, and whether nothing is left. */
  function showMessage(): void {
    const { query } = filter;
    const isEmpty = tree.groups.length === 0 && library.papers.length > 0;
    const { l10n } = vscode;
    if (query !== "")
      view.message = rowText(
        isEmpty ? l10n.t("No paper matches “{0}”", query) : l10n.t("Filtered by {0}", query),
      );
    else
      view.message = isEmpty && grouping() === "duplicates" ? l10n.t("No papers look like duplicates.") : "";
  }
  const filter = registerTreeFilter(deps, () => draw("all"));
  async function showGroup(by: "category" | "tag", name: string): Promise<void> {
    if (grouping() !== by) await writeSetting("marginalia.library.groupBy", by);
    await libraryFiles.ready();
    // Draw at once: redrawing a branch while it opens would close it.
    draw("all");
    drawSoon.flush();
    await drawn;
    const group = tree.groups
      .flatMap((one) => [one, ...one.groups])
      .find(({ id }) => id === name || id === `${shippedGroup}/${name}`);
    if (group) await view.reveal(group, { expand: true, focus: true, select: true });
  }
  return vscode.Disposable.from(
    view,
    changed,
    drawSoon,
    drawBadges,
    filter,
    registerBadges(),
    registerCommand(log, "marginalia.showGroup", showGroup),
    registerNextPaper(deps, view, async () => {
      await tree.update();
      return tree.groups;
    }),
    library.onDidChange(() => draw("some")),
    index.onDidChange(() => {
      if (countsCitations() || filter.query.includes("cited:")) draw("some");
      drawBadges.add("badges");
    }),
    onSettings(["marginalia.library.groupBy", "marginalia.library.sortBy", "marginalia.library.label"], () =>
      draw("all"),
    ),
  );
}
