import type * as vscode from "vscode";
import type * as Importing from "../importing/bundle.ts";
import type { ImportDeps } from "../importing/readSources.ts";
import { registerCommand } from "../registerCommand.ts";

/** Import Papers: from files, a folder of notes, or the clipboard. */
export function registerImportPapers(deps: ImportDeps): vscode.Disposable {
  return registerCommand(deps.log, "marginalia.importPapers", async (...given) => {
    const { importPapers } = await deps.bundles.loadPart<typeof Importing>("importing");
    await importPapers(deps, ...given);
  });
}
