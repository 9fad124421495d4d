import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { applyRefactoring } from "../documents/applyRefactoring.ts";
import { ask } from "../messages.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type * as Rename from "../rename/bundle.ts";
import { keyAt } from "../rename/keyAt.ts";
import type { RenameDeps } from "../rename/renameEdit.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & RenameDeps & Pick<Services, "bundles" | "log">;

/**
 * Rename Citekey: of a given paper, of the key at the cursor, or of a paper to pick. Also works where another extension
 * handles F2.
 */
export function registerRenameCommand(deps: Deps): vscode.Disposable {
  return registerCommand(deps.log, "marginalia.renameCitekey", async (argument, given) => {
    const editor = argument === undefined ? vscode.window.activeTextEditor : undefined;
    const place = editor && (await keyAt(deps, editor.document, editor.selection.active));
    const from =
      place?.placeholder ?? (await paperAtHand(deps, argument, vscode.l10n.t("Rename Citekey")))?.citekey;
    if (from === undefined) return;
    const rename = await deps.bundles.loadPart<typeof Rename>("rename");
    // From a menu, VS Code passes the selected nodes as second argument.
    const to = typeof given === "string" ? given : await askForKey(rename, deps.library, from);
    if (to !== undefined) await applyRefactoring(await rename.renameEdit(deps, from, to));
  });
}

async function askForKey(
  { renameRefusal, refusalText }: typeof Rename,
  library: Library,
  from: string,
): Promise<string | undefined> {
  const answer = await ask({
    title: vscode.l10n.t("Rename Citekey"),
    prompt: vscode.l10n.t("The new citekey, in every file that has the old one"),
    value: from,
    problem: (value) => {
      const refusal = renameRefusal(from, value.trim(), library);
      return refusal && refusal.refused !== "same" ? refusalText(refusal) : undefined;
    },
  });
  const to = answer?.trim();
  return to === from ? undefined : to;
}
