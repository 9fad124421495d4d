import * as vscode from "vscode";
import { isInLibrary, type LibraryPaper } from "../../core/library/libraryPaper.ts";
import { offers } from "../../core/library/offers.ts";
import { shownId } from "../../core/paperId.ts";
import { ask, pickSome } from "../messages.ts";
import { authorLine } from "../papers/paperCard.ts";
import { givenPaper, type PickDeps, paperOrPick } from "../papers/pickPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type * as Citing from "./bundle.ts";

type Deps = PickDeps & Pick<Services, "bundles" | "lastEditor" | "log">;

/** Also offers works that the workspace cites and the library lacks; they are cited by their address. */
const withCited = { withCited: true };

/** Cite Paper, with Section or Page, and Cite Several Papers: insert a citation at every cursor. */
export function registerCite(deps: Deps): vscode.Disposable {
  const { l10n } = vscode;
  const editorToCiteIn = () => writableEditor(deps.lastEditor.uri());
  return vscode.Disposable.from(
    registerCommand(deps.log, "marginalia.citePaper", async (argument) => {
      const editor = await editorToCiteIn();
      const paper = await paperOrPick(deps, argument, l10n.t("Cite Paper"), withCited);
      if (paper) await citeIn(deps, editor, [paper]);
    }),
    registerCommand(deps.log, "marginalia.citeWithLocator", async (argument, given) => {
      const editor = await editorToCiteIn();
      const paper = await paperOrPick(deps, argument, l10n.t("Cite Paper"), withCited);
      // From a menu, VS Code passes the selected nodes as second argument.
      const locator = paper && (typeof given === "string" ? given : await askForLocator(paper));
      if (paper && locator !== undefined) await citeIn(deps, editor, [paper], locator);
    }),
    registerCommand(deps.log, "marginalia.citePapers", async (given) => {
      const editor = await editorToCiteIn();
      const papers = Array.isArray(given) ? await givenPapers(deps, given) : await pickPapers(deps);
      if (papers.length > 0) await citeIn(deps, editor, papers);
    }),
  );
}

/** The editor to cite in. Throws a user-facing sentence if there is none, or if it is read-only. */
async function writableEditor(last: vscode.Uri | undefined): Promise<vscode.TextEditor> {
  // If the reader or the tree has focus, use the last active editor.
  const editor = vscode.window.activeTextEditor ?? (last && (await editorOf(last)));
  if (!editor) throw new Refusal(vscode.l10n.t("Open a file in which to cite, and put the cursor there."));
  if (isReadOnly(editor.document))
    throw new Refusal(vscode.l10n.t("This file is read-only; nothing can be cited in it."));
  return editor;
}

async function askForLocator({ title, citekey }: LibraryPaper): Promise<string | undefined> {
  const { l10n } = vscode;
  const locator = await ask({
    title: l10n.t("Cite “{0}”", title || citekey),
    prompt: l10n.t("The section, equation, algorithm, figure or page that is meant"),
    placeholder: "§3.2, Eq. 4, Alg. 1, p. 7",
  });
  return locator?.trim();
}

async function givenPapers(deps: Deps, given: readonly unknown[]): Promise<readonly LibraryPaper[]> {
  const papers = await Promise.all(given.map((one) => givenPaper(deps, one)));
  return papers.filter((paper) => paper !== undefined);
}

async function pickPapers(deps: Deps): Promise<readonly LibraryPaper[]> {
  const { library, libraryFiles, workspaceScan, index } = deps;
  await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
  const items = [...offers(library, index.targets(), withCited)].map((paper) => ({
    label: paper.title || paper.citekey || shownId(paper.id),
    description: [
      authorLine(paper.authors ?? [], 1),
      paper.year,
      isInLibrary(paper) ? undefined : vscode.l10n.t("cited here, not in the library"),
    ]
      .filter(Boolean)
      .join(" · "),
    paper,
  }));
  const picked = await pickSome(items, {
    title: vscode.l10n.t("Cite Several Papers"),
    matchOnDescription: true,
  });
  return picked?.map(({ paper }) => paper) ?? [];
}

/** The editor of a file that is visible or has a tab. */
async function editorOf(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
  const name = uri.toString();
  const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === name);
  if (visible) return visible;
  for (const { tabs, viewColumn } of vscode.window.tabGroups.all) {
    if (tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === name))
      return await vscode.window.showTextDocument(uri, { viewColumn });
  }
  return undefined;
}

const isReadOnly = ({ uri }: vscode.TextDocument) =>
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;

/** Inserts citations at all cursors of an editor as one undo step. */
async function citeIn(
  { bundles }: Deps,
  target: vscode.TextEditor,
  papers: readonly LibraryPaper[],
  locator?: string,
): Promise<void> {
  // Focus first: focusing after the edit would steal the focus from what the user does next.
  const editor = await focused(target);
  const { document } = editor;
  const { insertionsAt } = await bundles.loadPart<typeof Citing>("citing");
  const inserted = insertionsAt(
    document,
    editor.selections.map(({ active }) => active),
    papers,
    { locator },
  );
  const done = await editor.edit((edit) => {
    for (const { at, text } of inserted) edit.insert(document.positionAt(at), text);
  });
  if (!done)
    throw new Error(vscode.l10n.t("The editor did not take the citation; the file may be read-only."));
}

/** Focuses an editor, but not a notebook cell, which would open in its own tab. */
async function focused(editor: vscode.TextEditor): Promise<vscode.TextEditor> {
  const { document, viewColumn } = editor;
  return document.uri.scheme === "vscode-notebook-cell"
    ? editor
    : await vscode.window.showTextDocument(document, viewColumn);
}
