import type { Group } from "../../core/groups/group.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { countOf, type GroupNode, leavesOf, type Node, nodeOf, type PaperNode } from "./nodes.ts";

/**
 * The nodes that VS Code knows. A node stays the same object as long as its group or paper exists; a paper gets its
 * node when it is first shown.
 */
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
      nodes: new Map(),
      groups: [],
      parent,
      startsOpen: group.startsOpen === true,
    };
    for (const one of updateGroup(node, group)) changed.push(one);
    return node;
  });
}

function updateGroup(node: GroupNode, group: Group): readonly Node[] {
  const { papers: before, groups } = node;
  const count = countOf(node);
  const changed: Node[] = [];
  node.papers = group.papers;
  if (node.nodes.size > 0) node.nodes = updatePapers(node.nodes, group.papers, changed);
  node.groups = updateGroups(groups, group.groups ?? [], node, changed);
  const samePapers =
    before.length === group.papers.length && before.every(({ id }, at) => id === group.papers[at]?.id);
  // The row shows the number of all papers below it.
  const sameLabel =
    node.title === group.title && node.description === group.description && countOf(node) === count;
  node.title = group.title;
  node.description = group.description;
  node.common = group.common;
  return samePapers && isSame(groups, node.groups) && sameLabel ? changed : [node];
}

/** Those of the nodes whose papers are still there; adds to `changed` those whose papers differ. */
function updatePapers(
  nodes: ReadonlyMap<PaperId, PaperNode>,
  papers: readonly LibraryPaper[],
  changed: Node[],
): Map<PaperId, PaperNode> {
  const kept = new Map<PaperId, PaperNode>();
  for (const paper of papers) {
    const node = nodes.get(paper.id);
    if (node === undefined) continue;
    if (node.paper !== paper) changed.push(node);
    node.paper = paper;
    kept.set(paper.id, node);
  }
  return kept;
}

const isSame = (one: readonly GroupNode[], other: readonly GroupNode[]) =>
  one.length === other.length && one.every((node, index) => node === other[index]);

/**
 * The paper before (-1) or after (1) another one in the tree as shown. If it is in several groups, the selected row
 * counts, else the first. `undefined` at the ends, or if the tree does not contain it.
 */
export function neighbourOf(
  groups: readonly GroupNode[],
  id: PaperId,
  step: -1 | 1,
  selected?: PaperNode,
): PaperNode | undefined {
  const leaves = leavesOf(groups);
  const indexIn = (group: GroupNode) => group.papers.findIndex((paper) => paper.id === id);
  const chosen = selected?.paper.id === id ? leaves.indexOf(selected.group) : -1;
  const at = chosen >= 0 ? chosen : leaves.findIndex((group) => indexIn(group) >= 0);
  const group = leaves[at];
  if (group === undefined) return undefined;
  const next = group.papers[indexIn(group) + step];
  if (next) return nodeOf(group, next);
  const others = step > 0 ? leaves.slice(at + 1) : leaves.slice(0, at).reverse();
  const beside = others.find(({ papers }) => papers.length > 0);
  const paper = beside?.papers.at(step > 0 ? 0 : -1);
  return beside && paper && nodeOf(beside, paper);
}

/** The first row of a paper. */
export function rowOf(groups: readonly GroupNode[], paper: LibraryPaper): PaperNode | undefined {
  const group = leavesOf(groups).find(({ papers }) => papers.includes(paper));
  return group && nodeOf(group, paper);
}

/** The rows that were made so far. */
export const shownRows = (groups: readonly GroupNode[]): readonly PaperNode[] =>
  leavesOf(groups).flatMap(({ nodes }) => [...nodes.values()]);
