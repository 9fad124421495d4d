import * as vscode from "vscode";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type * as CitedPart from "../cited/bundle.ts";
import { debounce } from "../debounce.ts";
import { showWarning } from "../messages.ts";
import type { Services } from "../services.ts";
import { onSettings } from "../settings.ts";

type Deps = Pick<
  Services,
  "bundles" | "library" | "index" | "libraryFiles" | "workspaceScan" | "settings" | "host" | "log"
>;

/** Changes are collected for this many milliseconds before the file is written. */
const debounceMs = 2000;

/**
 * If the setting names a `.bib`, keeps it up to date in each root with the papers that the root's files cite. Only writes
 * a new file or one that we wrote, never over another file.
 */
export function registerKeptBibliography(deps: Deps): vscode.Disposable {
  const { bundles, library, index, libraryFiles, workspaceScan, log } = deps;
  const { l10n, workspace } = vscode;
  const told = new Set<string>();
  // Cached, because it is read at every keystroke.
  const pathIn = (root: vscode.WorkspaceFolder) =>
    deps.settings.read("marginalia.bibliography.keep", root.uri).trim();

  function warn(uri: vscode.Uri, sentence: string): void {
    if (told.has(uri.toString())) return;
    told.add(uri.toString());
    void showWarning(sentence);
  }

  async function keepAll(): Promise<void> {
    const roots = (workspace.workspaceFolders ?? []).filter((root) => pathIn(root) !== "");
    if (roots.length === 0 || !workspace.isTrusted) return;
    await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
    if (workspaceScan.isPartial()) return;
    const { keepBibliography } = await bundles.loadPart<typeof CitedPart>("cited");
    for (const root of roots)
      await keepBibliography(deps, root, pathIn(root), warn).catch((error: unknown) => {
        log.error("Keeping a bibliography", error);
        warn(root.uri, l10n.t("{0} could not be written: {1}", pathIn(root), reasonOf(error)));
      });
  }
  const due = debounce<"due">(debounceMs, () => {
    keepAll().catch((error: unknown) => log.error("Keeping a bibliography", error));
  });
  const change = () => {
    if ((workspace.workspaceFolders ?? []).some((root) => pathIn(root) !== "")) due.add("due");
  };
  change();
  return vscode.Disposable.from(
    due,
    index.onDidChange(change),
    library.onDidChange(change),
    workspace.onDidChangeWorkspaceFolders(change),
    workspace.onDidGrantWorkspaceTrust(change),
    onSettings(["marginalia.bibliography.keep"], () => {
      told.clear();
      change();
    }),
  );
}
