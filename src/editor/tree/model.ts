import type { Group } from "../../core/groups/group.ts";
import type { GroupNode, Node, PaperNode } from "./nodes.ts";

/** The nodes that VS Code knows. A node stays the same object as long as its group or paper exists. */
export interface TreeModel {
  readonly groups: readonly GroupNode[];
  /** Updates the groups and returns what to redraw: everything (`undefined`), these nodes, or none. */
  update(groups: readonly Group[]): readonly Node[] | undefined;
}

export function createTreeModel(): TreeModel {
  let groups: readonly GroupNode[] = [];
  return {
    get groups() {
      return groups;
    },
    update(wanted) {
      const before = groups;
      const changed: Node[] = [];
      groups = updateGroups(before, wanted, undefined, changed);
      return isSame(before, groups) ? changed : undefined;
    },
  };
}

/** The nodes of these groups, reusing known ones; adds to `changed` what must be redrawn below them. */
function updateGroups(
  before: readonly GroupNode[],
  wanted: readonly Group[],
  parent: GroupNode | undefined,
  changed: Node[],
): readonly GroupNode[] {
  const known = new Map(before.map((group) => [group.id, group]));
  return wanted.map((group) => {
    const { id, title, description, common } = group;
    const node: GroupNode = known.get(id) ?? {
      kind: "group",
      id,
      title,
      description,
      common,
      papers: [],
      groups: [],
      parent,
    };
    for (const one of updateGroup(node, group)) changed.push(one);
    return node;
  });
}

const isSame = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === other.length && one.every((node, index) => node === other[index]);

function updateGroup(node: GroupNode, group: Group): readonly Node[] {
  const before = node.papers;
  const known = new Map(before.map((child) => [child.paper.id, child]));
  const changed: Node[] = [];
  node.papers = group.papers.map((paper) => {
    const child = known.get(paper.id);
    if (!child) return { kind: "paper", group: node, paper };
    if (child.paper !== paper) changed.push(child);
    child.paper = paper;
    return child;
  });
  const groups = node.groups;
  node.groups = updateGroups(groups, group.groups ?? [], node, changed);
  const sameChildren = isSame(before, node.papers) && isSame(groups, node.groups);
  const sameLabel = node.title === group.title && node.description === group.description;
  node.title = group.title;
  node.description = group.description;
  node.common = group.common;
  return sameChildren && sameLabel ? changed : [node];
}

/**
 * The paper before (-1) or after (1) another one in the tree as shown. If it is in several groups, the selected row
 * counts, else the first. `undefined` at the ends, or if the tree does not contain it.
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

/** The papers of groups, as the tree shows them. */
export const rowsOf = (groups: readonly GroupNode[]): readonly PaperNode[] =>
  groups.flatMap((group) => [...group.papers, ...rowsOf(group.groups)]);
