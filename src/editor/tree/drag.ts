import * as vscode from "vscode";
import { citationText } from "../../core/cite/citationText.ts";
import type { PaperId } from "../../core/paperId.ts";
import { citeStyle } from "../settings.ts";
import type { Node } from "./nodes.ts";

/** What a drag from the tree carries: the ids of the papers, as JSON. Our drop provider in the editor reads it. */
export const paperMime = "application/vnd.marginalia.paper";

/** Papers can be dragged out of the tree; nothing is dropped into it. */
export function createDragController(): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [paperMime, "text/plain"],
    dropMimeTypes: [],
    handleDrag(nodes, data) {
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
