import * as vscode from "vscode";
import { rowName } from "../../core/groups/rowName.ts";
import type { Reason } from "../../core/reading/readNext.ts";

/** Why a paper is worth reading next, in words: “cited here 3 times in 2 files · near LAMB”. */
export const reasonText = (reasons: readonly Reason[]): string => reasons.map(oneReason).join(" · ");

function oneReason(reason: Reason): string {
  const { l10n } = vscode;
  if (reason.kind === "near") return l10n.t("near {0}", rowName(reason.paper));
  if (reason.kind === "added") return l10n.t("added {0}", reason.day);
  const { citations, files } = reason;
  if (citations === 1) return l10n.t("cited here once");
  return files === 1
    ? l10n.t("cited here {0} times in one file", citations)
    : l10n.t("cited here {0} times in {1} files", citations, files);
}
