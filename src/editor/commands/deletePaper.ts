import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { askBefore } from "../messages.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import type { Changes } from "../organise/undoableChanges.ts";
import { ownFiles } from "../organise/wholeFiles.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps &
  Pick<Services, "index" | "workspaceScan" | "bundles" | "host" | "log"> & { readonly changes: Changes };

/** The most citing lines that the confirmation names. */
const mostNamed = 5;

/**
 * Delete Paper: moves paper files to the trash, after a confirmation that names the lines citing them; Undo restores
 * them. Entries in bibliographies and shipped papers stay.
 */
export function registerDeletePaper(deps: Deps): vscode.Disposable {
  const { l10n } = vscode;
  const files = ownFiles(deps);
  return registerCommand(deps.log, "marginalia.deletePaper", async (argument, selection) => {
    const papers = await papersAtHand(deps, argument, selection, l10n.t("Delete Paper"));
    if (papers.length === 0) return;
    const uris = papers.flatMap(({ origins }) =>
      origins.filter(({ kind }) => isPaperFile(kind)).map(({ file }) => vscode.Uri.parse(file, true)),
    );
    const name = titleOf(papers);
    if (uris.length === 0)
      throw new Refusal(l10n.t("“{0}” has no paper file, so there is nothing to delete.", name));
    await deps.workspaceScan.ready();
    const toTrash = l10n.t("Move to Trash");
    const question =
      papers.length === 1
        ? l10n.t("Delete the file of “{0}” with its notes?", name)
        : l10n.t("Delete the files of {0} papers with their notes?", papers.length);
    if ((await askBefore(question, consequences(papers, uris, deps.index), toTrash)) !== toTrash) return;
    await deps.changes.record(async (touch) => {
      let areInTrash = true;
      for (const uri of uris) {
        await touch(uri);
        areInTrash = (await files.remove(uri, forGood)) && areInTrash;
      }
      await deps.libraryFiles.refresh(uris);
      if (!areInTrash)
        return uris.length === 1
          ? l10n.t("The file of “{0}” is deleted.", name)
          : l10n.t("{0} paper files are deleted.", uris.length);
      return uris.length === 1
        ? l10n.t("The file of “{0}” is in the trash.", name)
        : l10n.t("{0} paper files are in the trash.", uris.length);
    });
  });
}

/** Asks again if there is no trash and the file would be deleted for good. */
async function forGood(name: string): Promise<boolean> {
  const { l10n } = vscode;
  const remove = l10n.t("Delete");
  const detail = l10n.t("Undo brings it back only as long as this window is open.");
  return (
    (await askBefore(l10n.t("There is no trash here. Delete {0} for good?", name), detail, remove)) === remove
  );
}

function consequences(
  papers: readonly LibraryPaper[],
  files: readonly vscode.Uri[],
  index: CitationIndex,
): string {
  const { l10n, workspace } = vscode;
  const citing = papers.flatMap(({ ids }) => index.citing(ids));
  const places = citing
    .slice(0, mostNamed)
    .map(({ file, citation }) => `${workspace.asRelativePath(vscode.Uri.parse(file))}:${citation.line + 1}`);
  const more = citing.length - places.length;
  const named = more > 0 ? l10n.t("{0} and {1} more", places.join(", "), more) : places.join(", ");
  const shown = files.slice(0, mostNamed).map((uri) => workspace.asRelativePath(uri));
  const isElsewhere = papers.every(({ origins }) => origins.some(({ kind }) => !isPaperFile(kind)));
  return [
    // VS Code on the web shows all lines as one paragraph.
    citing.length === 1 && l10n.t("One line cites it: {0}.", named),
    citing.length > 1 && l10n.t("{0} lines cite it: {1}.", citing.length, named),
    shown.length < files.length
      ? l10n.t("Files: {0} and {1} more.", shown.join(", "), files.length - shown.length)
      : l10n.t("File: {0}.", shown.join(", ")),
    isElsewhere && l10n.t("The paper stays in the library: other sources have it too."),
  ]
    .filter(Boolean)
    .join("\n");
}
