import type * as vscode from "vscode";
import { type CiteStyle, citationText, clusterText } from "../../core/cite/citationText.ts";
import { insertionAt } from "../../core/cite/insertion.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { citeStyleIn } from "../papers/citeStyleIn.ts";

/** The citations to insert at the given positions. Several cursors on one line of code give one comment. */
export function insertionsAt(
  document: vscode.TextDocument,
  positions: readonly vscode.Position[],
  papers: readonly LibraryPaper[],
  options: { readonly locator?: string | undefined; readonly style?: CiteStyle } = {},
): readonly { readonly at: number; readonly text: string }[] {
  const language = languageOfDocument(document);
  const style = options.style ?? citeStyleIn(document);
  const [only, ...others] = papers;
  const citation =
    only && others.length === 0
      ? citationText(only, style, language, options.locator)
      : clusterText(papers, style, language);
  const text = document.getText();
  const all = positions.map((position) => insertionAt(text, document.offsetAt(position), language, citation));
  return all.filter((one, index) => all.findIndex(({ at }) => at === one.at) === index);
}
