import { newestLines } from "../documents/newestText.ts";
import { fileNodes, lineNodes, type Node, partNodes } from "./nodes.ts";

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
