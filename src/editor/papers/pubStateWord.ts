import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

/** A word for a retracted or withdrawn work; `undefined` for others. */
export function pubStateWord({ pubstate }: Pick<LibraryPaper, "pubstate">): string | undefined {
  if (pubstate === undefined) return undefined;
  return pubstate === "retracted" ? vscode.l10n.t("Retracted") : vscode.l10n.t("Withdrawn");
}
