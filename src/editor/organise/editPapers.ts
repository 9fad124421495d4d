import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperEdits } from "../../core/library/paperFile/editPaperFile.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { libraryFolders } from "../library/folders.ts";
import { withProgress } from "../messages.ts";
import type { Services } from "../services.ts";
import type { Changes, Touch } from "./undoableChanges.ts";

export type EditDeps = Pick<Services, "library" | "paperFiles"> & { readonly changes: Changes };
type EditsOf = (paper: LibraryPaper) => PaperEdits | undefined;

/** Progress is shown from this many papers on. */
const many = 25;

/**
 * Edits several papers as one change that can be undone; a paper without edits is skipped. Shows `sentence` of the
 * papers that were edited. For a single paper the default shows nothing, because the tree shows the change.
 */
export async function editPapers(
  deps: EditDeps,
  papers: readonly LibraryPaper[],
  editsOf: EditsOf,
  sentence = (edited: readonly LibraryPaper[]): string | undefined =>
    papers.length > 1 ? vscode.l10n.t("{0} papers changed.", edited.length) : undefined,
): Promise<void> {
  await deps.changes.record(async (touch) => {
    const edited = await editEach(deps, papers, editsOf, touch);
    return edited.length === 0 ? undefined : sentence(edited);
  });
}

/** Edits papers as part of a larger change; returns those that it edited. */
export async function editEach(
  { library, paperFiles }: EditDeps,
  papers: readonly LibraryPaper[],
  editsOf: EditsOf,
  touch: Touch,
): Promise<readonly LibraryPaper[]> {
  const edited: LibraryPaper[] = [];
  const run = async (report: (message: string) => void, isCancelled: () => boolean) => {
    for (const { id } of papers) {
      // The current version, because an earlier edit may have changed the same file.
      const paper = library.find(id);
      const edits = paper && editsOf(paper);
      if (!paper || !edits) continue;
      if (isCancelled()) break;
      for (const uri of filesOf(paper)) await touch(uri);
      if ((await paperFiles.edit(paper, edits)) === undefined) break;
      edited.push(paper);
      report(`${edited.length} / ${papers.length}`);
    }
    return edited;
  };
  if (papers.length < many)
    return await run(
      () => undefined,
      () => false,
    );
  return await withProgress({ title: vscode.l10n.t("Changing papers") }, (report, token) =>
    run(report, () => token.isCancellationRequested),
  );
}

/** The files that an edit may write: the paper's files, and those that may be created. */
export function filesOf({ origins, citekey }: LibraryPaper): readonly vscode.Uri[] {
  const own = origins.filter(({ kind }) => isPaperFile(kind)).map(({ file }) => vscode.Uri.parse(file, true));
  const name = `${citekey}.md`;
  const isName = citekey !== "" && !/[\\/]/.test(citekey);
  return [...own, ...(isName ? libraryFolders().map(({ uri }) => vscode.Uri.joinPath(uri, name)) : [])];
}
