import * as vscode from "vscode";
import type { Written } from "../../core/library/paperFile/writePaper.ts";
import type { problemSentence } from "../../core/problems/problemText.ts";

/** An error with one sentence: which file was not written, and why. */
export function writeFailure(uri: vscode.Uri, written: Written, sentenceOf: typeof problemSentence): Error {
  const { l10n, workspace } = vscode;
  const name = workspace.asRelativePath(uri);
  const said = (reason: string) => new Error(l10n.t("{0} could not be written: {1}", name, reason));
  if (written.kind === "unreadable") {
    const { problem } = written;
    return said(l10n.t(sentenceOf(problem), problem.args));
  }
  if (written.kind === "failed") return said(written.reason);
  return said(l10n.t("another program keeps changing it"));
}
