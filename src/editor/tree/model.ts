import type { Group } from "./groups.ts";
import type { GroupNode, Node, PaperNode } from "./nodes.ts";

/** The nodes that VS Code knows, kept the same objects while what they stand for stays. */
export interface TreeModel {
  readonly groups: readonly GroupNode[];
  /** Takes the tree as it should be and says what must be drawn again: all (`undefined`), these nodes, or nothing. */
  update(groups: readonly Group[]): readonly Node[] | undefined;
}

export function createTreeModel(): TreeModel {
  let groups: readonly GroupNode[] = [];
  return {
    get groups() {
      return groups;
    },
    update(wanted) {
      const sameGroups =
        wanted.length === groups.length && wanted.every(({ id }, index) => groups[index]?.id === id);
      const known = new Map(groups.map((group) => [group.id, group]));
      const changed: Node[] = [];
      groups = wanted.map((group) => {
        const node: GroupNode = known.get(group.id) ?? {
          kind: "group",
          id: group.id,
          title: group.title,
          description: group.description,
          papers: [],
        };
        changed.push(...updateGroup(node, group));
        return node;
      });
      return sameGroups ? changed : undefined;
    },
  };
}

function updateGroup(node: GroupNode, group: Group): readonly Node[] {
  const before = node.papers;
  const known = new Map(before.map((child) => [child.paper.id, child]));
  const changed: PaperNode[] = [];
  node.papers = group.papers.map((paper) => {
    const child = known.get(paper.id);
    if (!child) return { kind: "paper", group: node, paper };
    if (child.paper !== paper) changed.push(child);
    child.paper = paper;
    return child;
  });
  const sameChildren =
    before.length === node.papers.length && before.every((child, index) => child === node.papers[index]);
  const sameLabel = node.title === group.title && node.description === group.description;
  node.title = group.title;
  node.description = group.description;
  return sameChildren && sameLabel ? changed : [node];
}
