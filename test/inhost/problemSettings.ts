import * as vscode from "vscode";

export const codes = [
  "malformedArxivId",
  "unknownCitekey",
  "titleMismatch",
  "paperNotInLibrary",
  "mixedForms",
  "nonCanonicalLink",
] as const;

export async function setSeverity(
  code: (typeof codes)[number] | "preferredForm",
  severity: string | undefined,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration("marginalia.problems");
  await settings.update(code, severity, vscode.ConfigurationTarget.Global);
}

export const oursAt = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Marginalia");
