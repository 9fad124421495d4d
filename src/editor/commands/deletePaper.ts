import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { askBefore } from "../messages.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "index" | "log">;

/** Delete Paper: moves its paper files to the trash after a question. What a bibliography or Marginalia has stays. */
export function registerDeletePaper(deps: Deps): vscode.Disposable {
  const { l10n } = vscode;
  return registerCommand(deps.log, "marginalia.deletePaper", async (argument) => {
    const paper = await paperAtHand(deps, argument, l10n.t("Delete Paper"));
    if (!paper) return;
    const files = paper.origins
      .filter(({ kind }) => isPaperFile(kind))
      .map(({ file }) => vscode.Uri.parse(file));
    const name = paper.title || paper.citekey;
    if (files.length === 0)
      throw new Error(l10n.t("“{0}” has no paper file, so there is nothing to delete.", name));
    const toTrash = l10n.t("Move to Trash");
    const question = l10n.t("Delete the file of “{0}” with its notes?", name);
    if ((await askBefore(question, consequences(paper, files, deps.index), toTrash)) !== toTrash) return;
    for (const uri of files) await remove(uri);
    await deps.libraryFiles.refresh(files);
  });
}

function consequences(paper: LibraryPaper, files: readonly vscode.Uri[], index: CitationIndex): string {
  const { l10n, workspace } = vscode;
  const citing = index.citing(paper.ids).length;
  const isElsewhere = paper.origins.some(({ kind }) => !isPaperFile(kind));
  return [
    // VS Code on the web makes one paragraph of all lines.
    l10n.t("File: {0}.", files.map((uri) => workspace.asRelativePath(uri)).join(", ")),
    isElsewhere && l10n.t("The paper stays in the library: other sources have it too."),
    citing === 1 && l10n.t("One line cites it."),
    citing > 1 && l10n.t("{0} lines cite it.", citing),
  ]
    .filter(Boolean)
    .join("\n");
}

/** Never deletes for good: where there is no trash, that is a failure. */
async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const name = vscode.workspace.asRelativePath(uri);
    throw new Error(vscode.l10n.t("{0} could not be moved to the trash: {1}", name, reason));
  }
}
