import type { Common } from "../../core/groups/group.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";

/** A branch: a category, a year, a status. It stays the same object, so that VS Code can be told that it changed. */
export interface GroupNode {
  readonly kind: "group";
  readonly id: string;
  title: string;
  description: string | undefined;
  /** The category, tag or status that a paper gets when dropped on it. */
  common: Common | undefined;
  papers: readonly LibraryPaper[];
  /** The nodes made so far: those of papers that were shown. They stay the same objects. */
  nodes: Map<PaperId, PaperNode>;
  /** The branches below this one; a group has either branches or papers. */
  groups: readonly GroupNode[];
  readonly parent: GroupNode | undefined;
  /** Whether it is open when first shown; later VS Code remembers what the user did. */
  readonly startsOpen: boolean;
}

export interface PaperNode {
  readonly kind: "paper";
  readonly group: GroupNode;
  paper: LibraryPaper;
  /** The badge, in words, that its row was last drawn with. */
  drawn?: string;
}

/** The papers of a large group, or the branches of many, from index `from` on. */
export interface MoreNode {
  readonly kind: "more";
  /** `undefined` for the branches at the root. */
  readonly group: GroupNode | undefined;
  readonly from: number;
  /** How many there are. */
  readonly count: number;
}

export type Node = GroupNode | PaperNode | MoreNode;

/** VS Code sends all children of a node to the window, which gets slow with more than a few hundred. */
export const mostChildren = 200;
const beforeMore = mostChildren - 1;

/** The children that are listed together with the one at `index` of `count`; `to` is exclusive. */
export function pageOf(index: number, count: number): { readonly from: number; readonly to: number } {
  const start = Math.floor(index / beforeMore) * beforeMore;
  // The very last child takes the place of a “more” node that would lead to it alone.
  const from = start > 0 && start === count - 1 ? start - beforeMore : start;
  return { from, to: count - from <= mostChildren ? count : from + beforeMore };
}

/** The children of a group, or of the root, from index `from` on: at most 200, with the rest under one “more” node. */
export function childrenOf(
  group: GroupNode | undefined,
  roots: readonly GroupNode[],
  from = 0,
): readonly Node[] {
  const groups = group?.groups ?? roots;
  const count = groups.length || (group?.papers.length ?? 0);
  const { to } = pageOf(from, count);
  const shown =
    group === undefined || groups.length > 0
      ? groups.slice(from, to)
      : group.papers.slice(from, to).map((paper) => nodeOf(group, paper));
  return to < count ? [...shown, { kind: "more", group, from: to, count }] : shown;
}

/** The node below which a node is shown; `undefined` for the root. */
export function parentOf(node: Node, roots: readonly GroupNode[]): GroupNode | MoreNode | undefined {
  if (node.kind === "more") return below(node.group, node.from - 1, node.count);
  if (node.kind === "paper") {
    const { papers } = node.group;
    const index = papers.findIndex(({ id }) => id === node.paper.id);
    return below(node.group, index, papers.length);
  }
  const { parent } = node;
  const groups = parent?.groups ?? roots;
  return below(parent, groups.indexOf(node), groups.length);
}

/** The group, or its “more” node that leads to the child at `index` of `count`. */
function below(group: GroupNode | undefined, index: number, count: number): GroupNode | MoreNode | undefined {
  const { from } = pageOf(Math.max(0, index), count);
  return from === 0 ? group : { kind: "more", group, from, count };
}

/** The node of a paper of this group. */
export function nodeOf(group: GroupNode, paper: LibraryPaper): PaperNode {
  const node: PaperNode = group.nodes.get(paper.id) ?? { kind: "paper", group, paper };
  group.nodes.set(paper.id, node);
  return node;
}

/** The number of papers in a group and its subgroups; a paper in two of them counts twice. */
export function countOf({ papers, groups }: GroupNode): number {
  return groups.reduce((sum, group) => sum + countOf(group), papers.length);
}

/** The lowest groups, which hold papers instead of further groups. */
export const leavesOf = (groups: readonly GroupNode[]): readonly GroupNode[] =>
  groups.flatMap((group) => (group.groups.length > 0 ? leavesOf(group.groups) : group));
