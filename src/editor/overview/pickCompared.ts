import * as vscode from "vscode";
import { authorYear } from "../../core/citekeys/shortName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { pickSome } from "../messages.ts";

interface Item extends vscode.QuickPickItem {
  readonly paper: LibraryPaper;
}

/** Lets the user check the papers to compare, some of them checked already; `undefined` when they leave. */
export async function pickCompared(
  papers: readonly LibraryPaper[],
  checked: readonly LibraryPaper[],
  most: number,
): Promise<readonly LibraryPaper[] | undefined> {
  const rest = papers.filter((paper) => !checked.includes(paper));
  const items = [...checked, ...rest].map(
    (paper): Item => ({
      label: paper.title || paper.citekey,
      description: authorYear(paper) ?? "",
      picked: checked.includes(paper),
      paper,
    }),
  );
  const chosen = await pickSome(items, {
    title: vscode.l10n.t("Compare Papers"),
    placeHolder: vscode.l10n.t("Check two to {0} papers", most),
    matchOnDescription: true,
  });
  return chosen?.map(({ paper }) => paper);
}
