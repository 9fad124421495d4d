import * as vscode from "vscode";
import { citationText } from "../../core/cite/citationText.ts";
import type { PaperId } from "../../core/paperId.ts";
import type * as Importing from "../importing/bundle.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { runCommand, showFailure } from "../registerCommand.ts";
import { citeStyle } from "../settings.ts";
import type { GroupNode, Node } from "./nodes.ts";

/** The data of a drag from the tree: paper ids as JSON. Our drop provider in the editor reads it. */
export const paperMime = "application/vnd.marginalia.paper";
/** The id of a dragged category. */
const categoryMime = "application/vnd.marginalia.category";

/**
 * Lets users drag papers out of the tree, or onto a category, tag or status, which the papers then get; and drag a
 * category onto another, to move it before that one. Files dropped into the tree are imported.
 */
export function createDragController(deps: ImportDeps): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [paperMime, categoryMime, "text/plain"],
    // `files` are on the machine that the window runs on, and may have no uri here.
    dropMimeTypes: [paperMime, categoryMime, "text/uri-list", "files"],
    async handleDrop(target, data) {
      const common = target && groupOf(target)?.common;
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
        // Handled in organise/dropPapers.ts.
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

const groupOf = (node: Node): GroupNode | undefined => (node.kind === "group" ? node : node.group);
