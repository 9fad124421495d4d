import * as vscode from "vscode";
import type { Common } from "../../core/groups/group.ts";
import { editsFor } from "../../core/library/organise/branchEdits.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { localDay } from "../../core/localDay.ts";
import { isPaperId } from "../../core/paperId.ts";
import { showInformation } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { type EditDeps, editPapers } from "./editPapers.ts";

type Deps = EditDeps & Pick<Services, "libraryFiles" | "log">;

/** Handles a drop on a branch: gives the papers its category, tag or status. */
export function registerDropPapers(deps: Deps): vscode.Disposable {
  const { library, libraryFiles, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.giveCommon", async (ids, common) => {
    await libraryFiles.ready();
    const papers = ids.flatMap((id) => (isPaperId(id) ? (library.find(id) ?? []) : []));
    const takesAway = "category" in common && common.category === "";
    // A category from a bibliography or a shipped paper cannot be removed, only overridden.
    const free = papers.filter(
      ({ fieldOrigins: { category } }) => !takesAway || (category && isPaperFile(category.kind)),
    );
    const today = localDay();
    const name = nameOf(common, (id) => library.categories.find((one) => one.id === id)?.title ?? id);
    await editPapers(
      deps,
      free,
      (paper) => editsFor(paper, common, today),
      ([first, ...others]) =>
        others.length === 0
          ? l10n.t("“{0}” is in {1} now.", first?.title || (first?.citekey ?? ""), name)
          : l10n.t("{0} papers are in {1} now.", 1 + others.length, name),
    );
    const kept = papers.filter((paper) => !free.includes(paper) && paper.category !== undefined).length;
    if (kept > 0)
      void showInformation(
        l10n.t("Papers whose category does not come from a paper file keep it: {0}.", kept),
      );
  });
}

function nameOf(common: Common, titleOf: (category: string) => string): string {
  const { l10n } = vscode;
  if ("tag" in common) return common.tag;
  if ("category" in common)
    return common.category === "" ? l10n.t("Uncategorised") : titleOf(common.category);
  return { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") }[common.status];
}
