import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isLibrary } from "../library/chooseFolder.ts";
import { type LibraryFolder, libraryFolders } from "../library/folders.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { papersAtHand } from "./papersAtHand.ts";
import type { Changes, Touch } from "./undoableChanges.ts";
import { ownFiles } from "./wholeFiles.ts";

type Deps = AtHandDeps & Pick<Services, "bundles" | "host" | "log"> & { readonly changes: Changes };

/** Move to the Library of the Workspace and Move to My Own Library: move a paper file with its notes. */
export function registerMovePapers(deps: Deps): vscode.Disposable {
  const { log, library, libraryFiles, changes, bundles } = deps;
  const { l10n, workspace } = vscode;
  const files = ownFiles(deps);

  async function share(from: vscode.Uri, to: vscode.Uri, text: string): Promise<void> {
    const { toShared } = await bundles.load("library");
    const { shared, personal } = await files.checked(from, toShared(text, from.toString()));
    await files.write(to, undefined, shared);
    if (personal === undefined) await files.remove(from);
    else await files.write(from, text, personal);
  }

  async function takeHome(from: vscode.Uri, to: vscode.Uri, text: string): Promise<void> {
    const { toPersonal } = await bundles.load("library");
    const there = await files.read(to);
    await files.write(to, there, await files.checked(to, toPersonal(text, there, to.toString())));
    await files.remove(from);
  }

  async function move(
    paper: LibraryPaper,
    kind: "papers" | "personal",
    folder: LibraryFolder,
    touch: Touch,
  ): Promise<boolean> {
    const from = fileOf(paper, (one) => one === (kind === "papers" ? "personal" : "papers"));
    if (!from) return false;
    const to = fileOf(paper, (one) => one === kind) ?? vscode.Uri.joinPath(folder.uri, nameOf(from));
    if (kind === "papers" && (await files.read(to)) !== undefined)
      throw new Error(l10n.t("{0} is there already; merge the two by hand.", workspace.asRelativePath(to)));
    const text = await files.read(from);
    if (text === undefined) return false;
    await touch(from);
    await touch(to);
    await (kind === "papers" ? share : takeHome)(from, to, text);
    await libraryFiles.refresh([from, to]);
    return true;
  }

  async function moveAll(argument: unknown, selection: unknown, kind: "papers" | "personal"): Promise<void> {
    const title =
      kind === "papers" ? l10n.t("Move to the Library of the Workspace") : l10n.t("Move to My Own Library");
    const papers = await papersAtHand(deps, argument, selection, title);
    const folder = papers.length > 0 ? await folderOf(kind) : undefined;
    if (!folder) return;
    await changes.record(async (touch) => {
      let moved = 0;
      for (const paper of papers) if (await move(paper, kind, folder, touch)) moved++;
      if (moved === 0)
        throw new Refusal(
          l10n.t("There is nothing to move: these papers are there already or have no file."),
        );
      const [first] = papers;
      const place = workspace.asRelativePath(folder.uri);
      return papers.length === 1
        ? l10n.t("“{0}” is in {1} now.", first?.title || (first?.citekey ?? ""), place)
        : l10n.t("{0} papers are in {1} now.", moved, place);
    });
  }

  async function folderOf(kind: "papers" | "personal"): Promise<LibraryFolder> {
    const folders = libraryFolders().filter(({ layer }) => layer.kind === kind);
    for (const folder of folders) if (await isLibrary(library, folder)) return folder;
    const [first] = folders;
    if (first) return first;
    throw new Refusal(
      kind === "papers"
        ? l10n.t("No folder is open that the paper could be moved to.")
        : l10n.t("Name a folder of your own in the setting marginalia.library.personalFolder first."),
    );
  }

  return vscode.Disposable.from(
    registerCommand(log, "marginalia.moveToWorkspace", (argument, selection) =>
      moveAll(argument, selection, "papers"),
    ),
    registerCommand(log, "marginalia.moveToPersonal", (argument, selection) =>
      moveAll(argument, selection, "personal"),
    ),
  );
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);
