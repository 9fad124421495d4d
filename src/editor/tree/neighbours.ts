import type { GroupNode, PaperNode } from "./nodes.ts";

/**
 * The paper before (-1) or after (1) another one in the tree as it is shown. A paper that is in several groups is the one
 * that is selected, else the first. `undefined` at the end, or where the tree does not have it.
 */
export function neighbourOf(
  groups: readonly GroupNode[],
  id: string,
  step: -1 | 1,
  selected?: PaperNode,
): PaperNode | undefined {
  const rows = rowsOf(groups);
  const place = rows.findIndex((row) => row === selected && row.paper.id === id);
  const at = place >= 0 ? place : rows.findIndex(({ paper }) => paper.id === id);
  return at < 0 ? undefined : rows[at + step];
}

/** The papers of groups as the tree shows them. */
export const rowsOf = (groups: readonly GroupNode[]): readonly PaperNode[] =>
  groups.flatMap((group) => [...group.papers, ...rowsOf(group.groups)]);
