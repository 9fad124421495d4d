import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { givenPaper } from "../papers/pickPaper.ts";

/**
 * The papers selected in the tree if the command was run from its menu, else that of `paperAtHand`. `selection` is VS
 * Code's second argument: all selected nodes, including branches.
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

/** The heading for a list about these papers: the title of a single one, else their number. */
export function titleOf(papers: readonly LibraryPaper[]): string {
  const [first] = papers;
  return first && papers.length === 1
    ? first.title || first.citekey
    : vscode.l10n.t("{0} papers", papers.length);
}
