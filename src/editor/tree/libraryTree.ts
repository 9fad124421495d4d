import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { rowText } from "../../core/text/shownText.ts";
import { debounce } from "../debounce.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { libraryViewId, loadedContext } from "../manifest.ts";
import { cardOf } from "../papers/card.ts";
import { citedIn } from "../papers/citedIn.ts";
import { sourceName } from "../papers/sourceName.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { onSettings, readSetting, writeSetting } from "../settings.ts";
import { registerCountBadges } from "./countBadge.ts";
import { createDragController } from "./drag.ts";
import type { GroupWords } from "./group.ts";
import { groupsOf, shippedGroup } from "./groups.ts";
import { itemOf } from "./items.ts";
import { createTreeModel } from "./model.ts";
import { childrenOf, type Node } from "./nodes.ts";
import { registerTreeFilter } from "./treeFilter.ts";

type Deps = Pick<Services, "index" | "workspaceScan" | "search"> & ImportDeps;

/** The view Library: papers in groups. */
export function registerLibraryTree(deps: Deps): vscode.Disposable {
  const { library, index, libraryFiles, workspaceScan, log } = deps;
  const changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  const model = createTreeModel();
  const grouping = () => readSetting("marginalia.library.groupBy");
  const countsCitations = () =>
    grouping() === "cited" || readSetting("marginalia.library.sortBy") === "cited";
  const citations = (paper: LibraryPaper) => citedIn(index, paper).citations;
  const wanted = () =>
    groupsOf(grouping(), {
      papers: filter.papers(library.papers),
      categories: library.categories,
      citations,
      sourceName,
      sorting: readSetting("marginalia.library.sortBy"),
      words: words(),
    });

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: itemOf,
    async getChildren(node) {
      if (node)
        return node.kind === "paper"
          ? []
          : [...childrenOf(groupOf(node), node.kind === "more" ? node.from : 0)];
      await libraryFiles.ready();
      void vscode.commands.executeCommand("setContext", loadedContext, true);
      if (countsCitations()) await workspaceScan.ready();
      model.update(wanted());
      return [...model.groups];
    },
    getParent: (node) => (node.kind === "group" ? node.parent : node.group),
    resolveTreeItem(item, node) {
      if (node.kind === "paper") item.tooltip = cardOf(node.paper, citedIn(index, node.paper), "plain");
      return item;
    },
  };
  const view = vscode.window.createTreeView(libraryViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
    dragAndDropController: createDragController(deps),
  });
  const draw = debounce<"all" | "some">(50, (what) => {
    const nodes = model.update(wanted());
    if (what.has("all") || nodes === undefined || model.groups.length === 0) changed.fire(undefined);
    else if (nodes.length > 0) changed.fire([...nodes]);
  });
  const filter = registerTreeFilter(deps, () => {
    view.message = filter.query === "" ? "" : rowText(vscode.l10n.t("Filtered by {0}", filter.query));
    draw.add("all");
  });
  async function showGroup(by: "category" | "tag", name: string): Promise<void> {
    if (grouping() !== by) await writeSetting("marginalia.library.groupBy", by);
    await libraryFiles.ready();
    model.update(wanted());
    changed.fire(undefined);
    const group = model.groups
      .flatMap((one) => [one, ...one.groups])
      .find(({ id }) => id === name || id === `${shippedGroup}/${name}`);
    if (group) await view.reveal(group, { expand: true, focus: true, select: true });
  }
  return vscode.Disposable.from(
    view,
    changed,
    draw,
    filter,
    registerCountBadges(),
    registerCommand(log, "marginalia.showGroup", showGroup),
    library.onDidChange(() => draw.add("some")),
    index.onDidChange(() => {
      if (countsCitations()) draw.add("some");
    }),
    onSettings(["marginalia.library.groupBy", "marginalia.library.sortBy"], () => draw.add("all")),
  );
}

const groupOf = (node: Exclude<Node, { kind: "paper" }>) => (node.kind === "more" ? node.group : node);

function words(): GroupWords {
  const { l10n } = vscode;
  return {
    uncategorised: l10n.t("Uncategorised"),
    undated: l10n.t("No year"),
    unread: l10n.t("Unread"),
    reading: l10n.t("Reading"),
    read: l10n.t("Read"),
    cited: l10n.t("Cited in this workspace"),
    notCited: l10n.t("Not cited here"),
    untagged: l10n.t("No tags"),
    unpublished: l10n.t("No venue"),
    anonymous: l10n.t("No authors"),
    otherAuthors: l10n.t("Authors of one paper"),
    shipped: l10n.t("Papers from Marginalia"),
    aboutShipped: l10n.t("A reading list on training and serving large models that comes with Marginalia."),
  };
}
