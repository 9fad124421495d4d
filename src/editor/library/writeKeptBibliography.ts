import * as vscode from "vscode";
import { groupByPaper } from "../../core/citations/groupByPaper.ts";
import { openDocument } from "../documents/newestText.ts";
import { writeUnchanged } from "../documents/writeUnchanged.ts";
import { within } from "../files.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "bundles" | "library" | "index" | "libraryFiles" | "host">;

/** Writes a root's bibliography to a path inside it; `warn` is called with the reason if the file there is not ours. */
export async function keepBibliography(
  { bundles, library, index, libraryFiles, host }: Deps,
  root: vscode.WorkspaceFolder,
  path: string,
  warn: (uri: vscode.Uri, sentence: string) => void,
): Promise<void> {
  const { l10n, workspace } = vscode;
  if (!path.toLowerCase().endsWith(".bib")) {
    warn(root.uri, l10n.t("{0} cannot be the name of a kept bibliography: it must end in .bib.", path));
    return;
  }
  const uri = within(root.uri, path);
  const { citedRecords, keptBibliography, isKeptBibliography } = await bundles.load("bibliography");
  const ours = index.files().filter((file) => workspace.getWorkspaceFolder(vscode.Uri.parse(file)) === root);
  const { papers } = citedRecords(groupByPaper(index, library, ours));
  const text = keptBibliography(papers);
  const before = await host.textNow(uri);
  if (before === text || (before === undefined && papers.length === 0)) return;
  if (before !== undefined && !isKeptBibliography(before)) {
    const shown = workspace.asRelativePath(uri);
    warn(uri, l10n.t("{0} is not a bibliography that Marginalia keeps, so it is left alone.", shown));
    return;
  }
  // Unsaved changes there are the user's to save or discard.
  if (openDocument(uri.toString())?.isDirty) return;
  // If another program writes it meanwhile, the library changes, and we are called again.
  if (await writeUnchanged(uri, before, text, host)) await libraryFiles.refresh([uri]);
}
