import * as vscode from "vscode";
import { pickSome, showInformation, withProgress } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import { citedInWorkspace } from "../scan/citedInWorkspace.ts";
import type { Services } from "../services.ts";
import { asRecord, keyFor } from "./addToLibrary.ts";

type Deps = Pick<Services, "library" | "index" | "libraryFiles" | "workspaceScan" | "paperFiles" | "log">;

/** Add All to Library: the cited works that it lacks and whose title the workspace says; the user checks which. */
export function registerAddAllCited(deps: Deps): vscode.Disposable {
  const { library, index, libraryFiles, workspaceScan, paperFiles, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.addAllCited", async () => {
    await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
    const missing = citedInWorkspace(index, library).filter(({ paper }) => !paper);
    const items = missing.flatMap(({ citedAs, citations }) => {
      if (!citedAs?.title) return [];
      const [first] = citations;
      const record = asRecord(citedAs);
      const detail = [record.authors?.[0], record.year?.toString(), citedAs.id].filter(Boolean).join(" · ");
      return [
        { label: record.title, detail, description: keyFor(library, record), picked: true, record, first },
      ];
    });
    if (items.length === 0)
      throw new Error(l10n.t("The workspace cites no paper that the library lacks and whose title it says."));
    const placeHolder = l10n.t(
      "{0} of {1} papers have a title here; check those to add",
      items.length,
      missing.length,
    );
    const chosen = await pickSome(items, {
      title: l10n.t("Add All to Library"),
      placeHolder,
      matchOnDetail: true,
    });
    if (!chosen || chosen.length === 0) return;
    const added = await withProgress({ title: l10n.t("Adding papers") }, async (report, token) => {
      let count = 0;
      for (const { record, first } of chosen) {
        if (token.isCancellationRequested) break;
        report(record.title, 100 / chosen.length);
        const near = first && vscode.Uri.parse(first.file);
        const citekey = keyFor(library, record);
        const uri = await paperFiles.create({ ...record, citekey }, near ? { near } : {});
        if (!uri) break;
        count++;
      }
      return count;
    });
    if (added > 0) void showInformation(l10n.t("{0} papers added to the library.", added));
  });
}
