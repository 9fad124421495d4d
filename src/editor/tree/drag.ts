import * as vscode from "vscode";
import { citationText } from "../../core/cite/citationText.ts";
import type { PaperId } from "../../core/paperId.ts";
import type * as Importing from "../importing/bundle.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { showFailure } from "../registerCommand.ts";
import { citeStyle } from "../settings.ts";
import type { Node } from "./nodes.ts";

/** What a drag from the tree carries: the ids of the papers, as JSON. Our drop provider in the editor reads it. */
export const paperMime = "application/vnd.marginalia.paper";

/** Papers can be dragged out of the tree; files that are dropped into it are imported. */
export function createDragController(deps: ImportDeps): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [paperMime, "text/plain"],
    // `files` are those of the machine that the window is on, which may have no address here.
    dropMimeTypes: ["text/uri-list", "files"],
    async handleDrop(_target, data) {
      if (data.get(paperMime)) return;
      const { bundles, log } = deps;
      try {
        const { importDropped } = await bundles.loadPart<typeof Importing>("importing");
        await importDropped(deps, data);
      } catch (error) {
        void showFailure(log, "Importing dropped files", error);
      }
    },
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
