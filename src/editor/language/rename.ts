import * as vscode from "vscode";
import { saveUndoneNotebooks } from "../documents/notebooks.ts";
import { languages } from "../manifest.ts";
import { keyAt } from "../rename/keyAt.ts";
import { type RenameDeps, renameEdit } from "../rename/renameEdit.ts";
import type { Services } from "../services.ts";

type Deps = RenameDeps & Pick<Services, "documents">;

/**
 * F2 on a citekey renames it everywhere. VS Code asks rename providers in turn and goes on only where one throws, so
 * this throws where there is no key. Where another provider wins, use the command Rename Citekey.
 */
export function registerRename(deps: Deps): vscode.Disposable {
  const selector = languages.map((language) => ({ language }));
  const nothing = () => new Error(vscode.l10n.t("There is no symbol or citekey here."));
  const provider = vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return place;
    },
    async provideRenameEdits(document, position, newName) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return await renameEdit(deps, place.placeholder, newName.trim());
    },
  });
  return vscode.Disposable.from(provider, saveUndoneNotebooks());
}
