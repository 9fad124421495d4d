import * as vscode from "vscode";
import { citationText } from "../../core/cite/citationText.ts";
import type { PaperId } from "../../core/paperId.ts";
import type * as Importing from "../importing/bundle.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { runCommand, showFailure } from "../registerCommand.ts";
import { citeStyle } from "../settings.ts";
import type { GroupNode, Node } from "./nodes.ts";

/** What a drag from the tree carries: the ids of the papers, as JSON. Our drop provider in the editor reads it. */
export const paperMime = "application/vnd.marginalia.paper";
/** The id of a category that is dragged to another place. */
const categoryMime = "application/vnd.marginalia.category";

/**
 * Papers can be dragged out of the tree, and onto a category, a tag or a status, which they get; a category onto another
 * one, before which it then stands. Files that are dropped into the tree are imported.
 */
export function createDragController(deps: ImportDeps): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [paperMime, categoryMime, "text/plain"],
    // `files` are those of the machine that the window is on, which may have no address here.
    dropMimeTypes: [paperMime, categoryMime, "text/uri-list", "files"],
    async handleDrop(target, data) {
      const common = target && groupOf(target).common;
      const category = common && "category" in common ? common.category : undefined;
      const dragged = await data.get(categoryMime)?.asString();
      if (dragged) {
        if (category !== dragged && (category || !target))
          await runCommand("marginalia.placeCategory", dragged, category);
        return;
      }
      const papers = data.get(paperMime);
      if (papers) {
        const ids: readonly PaperId[] = JSON.parse(await papers.asString());
        if (common) await runCommand("marginalia.giveCommon", ids, common);
        return;
      }
      const { bundles, log } = deps;
      try {
        const { importDropped } = await bundles.loadPart<typeof Importing>("importing");
        await importDropped(deps, data);
      } catch (error) {
        void showFailure(log, "Importing dropped files", error);
      }
    },
    handleDrag(nodes, data) {
      const [first] = nodes;
      const common = first?.kind === "group" ? first.common : undefined;
      if (common && "category" in common && common.category !== "" && nodes.length === 1) {
        data.set(categoryMime, new vscode.DataTransferItem(common.category));
        return;
      }
      const papers = nodes.flatMap((node) => (node.kind === "paper" ? [node.paper] : []));
      if (papers.length === 0) return;
      const ids: readonly PaperId[] = papers.map(({ id }) => id);
      data.set(paperMime, new vscode.DataTransferItem(JSON.stringify(ids)));
      data.set(
        "text/plain",
        new vscode.DataTransferItem(papers.map((paper) => citationText(paper, citeStyle())).join(" ")),
      );
    },
  };
}

const groupOf = (node: Node): GroupNode => (node.kind === "group" ? node : node.group);
