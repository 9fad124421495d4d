import * as vscode from "vscode";
import type { RenameRefusal } from "../../core/rename/planRename.ts";

/** A sentence that says why a paper cannot have this citekey. */
export function refusalText(refusal: RenameRefusal): string {
  const { l10n } = vscode;
  switch (refusal.refused) {
    case "unknown":
      return l10n.t("No paper has the citekey {0}.", refusal.key);
    case "same":
      return l10n.t("That is its citekey already.");
    case "taken":
      return l10n.t("{0} is the citekey of “{1}”.", refusal.key, refusal.title);
    case "named":
      return l10n.t(
        "{0} is the key that this paper came with, and your own record calls it {1}. Rename {1}, or {0} to {1}.",
        refusal.key,
        refusal.own,
      );
    case "unplaced":
      return l10n.t(
        "{0} was not found in {1} as the key of an entry: rename it there by hand.",
        refusal.key,
        vscode.workspace.asRelativePath(vscode.Uri.parse(refusal.file)),
      );
    case "invalid":
      return invalidText(refusal.code, refusal.what);
  }
}

function invalidText(code: string, what: string): string {
  const { l10n } = vscode;
  switch (code) {
    case "empty":
      return l10n.t("A citekey has at least one letter or digit.");
    case "start":
      return l10n.t("A citekey begins with a letter, a digit or an underscore, not with {0}.", what);
    case "end":
      return l10n.t("A citekey ends with a letter, a digit or an underscore, not with {0}.", what);
    case "doubled":
      return l10n.t("A citekey has no two marks in a row, as in {0}.", what);
    case "reserved":
      return l10n.t("{0} cannot name a file on every system.", what);
    case "long":
      return l10n.t("A citekey has at most {0} letters.", what);
    default:
      return l10n.t("A citekey cannot contain “{0}”.", what);
  }
}
