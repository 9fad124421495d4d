import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { writtenArxivId } from "../../core/citations/writtenId.ts";
import { arxivProblem } from "../../core/ids/arxiv.ts";
import { addressOf } from "../../core/ids/identify.ts";
import { commandLink, escaped, webLink } from "../card.ts";

/**
 * What a hover says of a work that the library does not have, with the way to add it. Nothing of keys and malformed ids:
 * the problem that is shown there says it already, with its fixes.
 */
export function unknownCard(
  citation: Citation,
  document: vscode.TextDocument,
): vscode.MarkdownString | undefined {
  const { target, line, start } = citation;
  if (target.startsWith("key:")) return undefined;
  const written = writtenArxivId(citation);
  if (written !== undefined && arxivProblem(written) !== undefined) return undefined;
  const { l10n } = vscode;
  const card = new vscode.MarkdownString();
  card.isTrusted = { enabledCommands: ["marginalia.addCited"] };
  card.appendMarkdown(`${escaped(l10n.t("{0} is not in the library.", target))}\n\n`);
  const place = { uri: document.uri.toString(), line, start };
  const address = addressOf(target);
  const page = address === undefined ? undefined : webLink(l10n.t("Web page"), address);
  const links = [commandLink(l10n.t("Add to library"), "marginalia.addCited", place), page];
  return card.appendMarkdown(links.filter((link) => link !== undefined).join(" · "));
}
