import * as vscode from "vscode";
import type * as Importing from "../importing/bundle.ts";
import { registerCommand } from "../registerCommand.ts";
import type { ZoteroDeps } from "./importFromZotero.ts";

/** Registers the Zotero commands: importing papers, and keeping collections as layers of the library. */
export function registerZotero(deps: ZoteroDeps): vscode.Disposable {
  const { log, bundles, libraryFiles } = deps;
  const load = () => bundles.loadPart<typeof Importing>("importing");
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.importFromZotero", async () => (await load()).importFromZotero(deps)),
    registerCommand(log, "marginalia.keepCollections", async () => {
      await libraryFiles.ready();
      await (await load()).keepCollections(deps);
    }),
    registerCommand(log, "marginalia.refreshCollections", async () => {
      await libraryFiles.ready();
      await (await libraryFiles.keptCollections()).refresh(vscode.l10n.t("Reading from Zotero"));
    }),
  );
}
