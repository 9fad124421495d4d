import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

/** The name of the source of a paper's highest record: a bibliography's name, or whose paper files they are. */
export function sourceName({ origins: [highest] }: LibraryPaper): string {
  const { l10n, workspace } = vscode;
  if (highest === undefined) return "";
  if (highest.kind === "papers") return l10n.t("Paper files of this workspace");
  if (highest.kind === "personal") return l10n.t("Your own paper files");
  const collection = /\/zotero\/([^/]+)%20(?:users|groups)-[\w-]+\.json$/.exec(highest.file)?.[1];
  if (collection !== undefined) return l10n.t("Zotero: {0}", decodeURIComponent(collection));
  return highest.kind === "seeds"
    ? l10n.t("Papers from Marginalia")
    : workspace.asRelativePath(vscode.Uri.parse(highest.file));
}
