import * as vscode from "vscode";
import type { Services } from "../services.ts";
import type * as Fixes from "./bundle.ts";
import { fixAllKind } from "./fixAllKind.ts";

/** Registers quick fixes for citation problems; what makes them is loaded with the first. */
export function registerQuickFixes({
  checks,
  bundles,
}: Pick<Services, "checks" | "bundles">): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: "**/*" },
    {
      async provideCodeActions(document, range, context) {
        if (!checks.cites(document)) return [];
        const { quickFixesAt } = await bundles.loadPart<typeof Fixes>("fixes");
        return await quickFixesAt(checks, document, range, context);
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}
