import * as vscode from "vscode";
import { messageText } from "../../core/text/shownText.ts";
import { languages } from "../documents/languages.ts";
import { saveUndoneNotebooks } from "../documents/openNotebooks.ts";
import type * as Rename from "../rename/bundle.ts";
import { keyAt } from "../rename/keyAt.ts";
import type { RenameDeps } from "../rename/renameEdit.ts";
import type { Services } from "../services.ts";

type Deps = RenameDeps & Pick<Services, "bundles">;

/**
 * F2 on a citekey renames it everywhere. VS Code tries rename providers in turn and only goes on if one throws, so this
 * throws if there is no key. If another provider wins, users can run the command Rename Citekey.
 */
export function registerRename(deps: Deps): vscode.Disposable {
  const selector = languages.map((language) => ({ language }));
  const nothing = () => new Error(vscode.l10n.t("There is no symbol or citekey here."));
  const provider = vscode.languages.registerRenameProvider(selector, {
    prepareRename: (document, position) =>
      asMessage(async () => {
        const place = await keyAt(deps, document, position);
        if (!place) throw nothing();
        return place;
      }),
    provideRenameEdits: (document, position, newName) =>
      asMessage(async () => {
        const place = await keyAt(deps, document, position);
        if (!place) throw nothing();
        const { renameEdit } = await deps.bundles.loadPart<typeof Rename>("rename");
        return await renameEdit(deps, place.placeholder, newName.trim());
      }),
  });
  return vscode.Disposable.from(provider, saveUndoneNotebooks());
}

/** Makes errors safe to show: VS Code shows what a provider throws as a message. */
async function asMessage<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof vscode.CancellationError) throw error;
    throw new Error(messageText(error instanceof Error ? error.message : String(error)));
  }
}
