import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { addressOf } from "../../core/ids/identify.ts";
import type { Library } from "../../core/library/library.ts";
import { showInformation } from "../messages.ts";
import { runCommand } from "../registerCommand.ts";

/**
 * The name to show for a cited work that the library lacks: its title if the workspace's texts give one, else its id
 * (`arXiv:…`, `doi:…`), or the key or address as written.
 */
export function nameOfUnknown(library: Library, { target, raw }: Citation): string {
  const title = library.asCited(target)?.title;
  if (title !== undefined) return `“${title}”`;
  return /^(?:key|url):/.test(target) ? raw : target;
}

/** Says that the library lacks a cited work, and offers to add it or to open its web page. */
export async function offerForUnknown(
  library: Library,
  citation: Citation,
  document: vscode.TextDocument,
): Promise<void> {
  const { l10n } = vscode;
  const { target, line, start } = citation;
  const address = addressOf(target);
  const [add, page] = [l10n.t("Add to Library"), l10n.t("Open Web Page")];
  const chosen = await showInformation(
    l10n.t("{0} is not in the library.", nameOfUnknown(library, citation)),
    ...(address === undefined ? [add] : [page, add]),
  );
  if (chosen === add) await runCommand("marginalia.addCited", { uri: document.uri.toString(), line, start });
  if (chosen === page && address !== undefined)
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
}
