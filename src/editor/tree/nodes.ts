import type { Common } from "../../core/groups/group.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

/** A branch: a category, a year, a status. It stays the same object, so that VS Code can be told that it changed. */
export interface GroupNode {
  readonly kind: "group";
  readonly id: string;
  title: string;
  description: string | undefined;
  /** What a paper dropped on it gets. */
  common: Common | undefined;
  papers: readonly PaperNode[];
  /** The branches below this one; a group has either branches or papers. */
  groups: readonly GroupNode[];
  readonly parent: GroupNode | undefined;
}

export interface PaperNode {
  readonly kind: "paper";
  readonly group: GroupNode;
  paper: LibraryPaper;
  /** The marks that its row was last drawn with. */
  drawn?: string;
}

/** The papers of a large group from index `from` on. */
export interface MoreNode {
  readonly kind: "more";
  readonly group: GroupNode;
  readonly from: number;
}

export type Node = GroupNode | PaperNode | MoreNode;

/** VS Code sends all children of a node to the window, which gets slow with more than a few hundred. */
export const mostChildren = 200;

/** The children of a group from index `from` on: at most 200, with the rest under one “more” node. */
export function childrenOf(group: GroupNode, from = 0): readonly Node[] {
  if (group.groups.length > 0) return group.groups;
  const left = group.papers.length - from;
  if (left <= mostChildren) return group.papers.slice(from);
  const next = from + mostChildren - 1;
  return [...group.papers.slice(from, next), { kind: "more", group, from: next }];
}

/** The number of papers in a group and its subgroups; a paper in two of them counts twice. */
export function countOf({ papers, groups }: GroupNode): number {
  return groups.reduce((sum, group) => sum + countOf(group), papers.length);
}
