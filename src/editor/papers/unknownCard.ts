import * as vscode from "vscode";
import { type Citation, writtenArxivId } from "../../core/citations/citation.ts";
import { citekeyProblem } from "../../core/citekeys/citekeyProblem.ts";
import { addressOf } from "../../core/ids/identify.ts";
import { arxivFault } from "../../core/ids/impossibleArxivId.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { shownId } from "../../core/paperId.ts";
import { hasOwnPapers } from "../../core/problems/paperLookup.ts";
import { escaped, webLink } from "../../core/text/markdownText.ts";
import { readSetting } from "../settings.ts";
import { authorLine, commandLink } from "./paperCard.ts";

/**
 * The hover for a work that the library lacks, with a link to add it. For unknown keys and malformed ids it is only
 * shown if no diagnostic says so already.
 */
export function unknownCard(
  citation: Citation,
  document: vscode.TextDocument,
  library: Library,
): vscode.MarkdownString | undefined {
  const { l10n } = vscode;
  const { target, raw, tentative } = citation;
  const isShown = (setting: "malformedArxivId" | "unknownCitekey") =>
    readSetting(`marginalia.problems.${setting}`, document) !== "off";
  const written = writtenArxivId(citation);
  if (written !== undefined && arxivFault(written) !== undefined)
    return isShown("malformedArxivId")
      ? undefined
      : cardWith(l10n.t("arXiv cannot have an id {0}.", written), undefined);
  const add = () => addLink(citation, document);
  if (!target.startsWith("key:")) {
    const address = addressOf(target);
    const page = address === undefined ? undefined : webLink(l10n.t("Web page"), address);
    const sentence = l10n.t("{0} is not in the library.", shownId(target));
    const lookUp = readSetting("marginalia.online.enabled")
      ? commandLink(l10n.t("Look up and add"), "marginalia.addPaper", target, document.uri.toString())
      : undefined;
    return cardWith(sentence, library.asCited(target) ?? library.citedBy(target), add(), lookUp, page);
  }
  if (tentative || (hasOwnPapers(library) && isShown("unknownCitekey"))) return undefined;
  const isName = citekeyProblem(raw) === undefined;
  return cardWith(l10n.t("No paper has the citekey {0}.", raw), undefined, isName ? add() : undefined);
}

/** A sentence and links, below the title, authors and year from the workspace's texts, marked “as cited here”. */
function cardWith(
  sentence: string,
  said: LibraryPaper | string | undefined,
  ...links: readonly (string | undefined)[]
): vscode.MarkdownString {
  const card = new vscode.MarkdownString();
  card.isTrusted = { enabledCommands: ["marginalia.addCited", "marginalia.addPaper"] };
  if (said) {
    const { title, authors = [], year } = typeof said === "string" ? { title: said } : said;
    const facts = [authorLine(authors, 6), year?.toString(), vscode.l10n.t("as cited here")].filter(Boolean);
    card.appendMarkdown(`*${escaped(title)}*\n\n${escaped(facts.join(" · "))}\n\n`);
  }
  card.appendMarkdown(`${escaped(sentence)}\n\n`);
  return card.appendMarkdown(links.filter((link) => link !== undefined).join(" · "));
}

const addLink = ({ line, start }: Citation, { uri }: vscode.TextDocument): string =>
  commandLink(vscode.l10n.t("Add to library"), "marginalia.addCited", { uri: uri.toString(), line, start });
