import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { givenPaper } from "../papers/pickPaper.ts";

/**
 * The papers that are selected in the tree, of which a menu was opened; else the one of `paperAtHand`. `selection` is what
 * VS Code passes second: all selected nodes, branches among them.
 */
export async function papersAtHand(
  deps: AtHandDeps,
  argument: unknown,
  selection: unknown,
  title: string,
): Promise<readonly LibraryPaper[]> {
  if (!Array.isArray(selection) || selection.length < 2) {
    const paper = await paperAtHand(deps, argument, title);
    return paper ? [paper] : [];
  }
  const papers = new Set<LibraryPaper>();
  for (const node of selection) {
    const paper = isPaperNode(node) ? await givenPaper(deps, node) : undefined;
    if (paper) papers.add(paper);
  }
  return [...papers];
}

const isPaperNode = (node: unknown): boolean =>
  typeof node === "string" || (typeof node === "object" && node !== null && "paper" in node);

/** What a list over these papers is headed by: the title of one, the number of several. */
export function titleOf(papers: readonly LibraryPaper[]): string {
  const [first] = papers;
  return first && papers.length === 1
    ? first.title || first.citekey
    : vscode.l10n.t("{0} papers", papers.length);
}
