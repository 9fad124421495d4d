import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { pickOne, showInformation } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { type EditDeps, editEach, editPapers, filesOf } from "./editPapers.ts";
import { papersAtHand } from "./papersAtHand.ts";
import { ownFiles } from "./wholeFiles.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "bundles" | "host" | "log">;

interface Choice extends vscode.QuickPickItem {
  readonly citekey: string;
  /** Whether it was merged into the paper's file, so that it gets its own file back. */
  readonly isMerged: boolean;
}

/** Split Paper, for records of two works; Not the Same Work, for papers that look like one. */
export function registerSplitPaper(deps: Deps): vscode.Disposable {
  const { log, libraryFiles, changes, bundles } = deps;
  const { l10n } = vscode;
  const files = ownFiles(deps);

  async function takeOut(paper: LibraryPaper, uri: vscode.Uri, citekey: string): Promise<void> {
    const { splitFile } = await bundles.load("library");
    const text = await files.read(uri);
    if (text === undefined) return;
    const parts = await files.checked(uri, splitFile(text, citekey, uri.toString()));
    const own = vscode.Uri.joinPath(uri, "..", `${citekey}.md`);
    await changes.record(async (touch) => {
      await touch(uri);
      await touch(own);
      // Written first, so that nothing is lost if the second write fails.
      await files.write(own, undefined, parts.split);
      await files.write(uri, text, parts.kept);
      await libraryFiles.refresh([uri, own]);
      return l10n.t("{0} is a paper of its own again, beside “{1}”.", citekey, paper.title || paper.citekey);
    });
  }

  /** Records in the paper's own file that another record is of a different work. */
  async function setApart(paper: LibraryPaper, citekey: string): Promise<void> {
    const sentence = () => l10n.t("{0} and “{1}” are two papers now.", citekey, paper.title || paper.citekey);
    const apart = [...new Set([...(paper.apart ?? []), citekey])];
    await editPapers(deps, [paper], () => ({ apart }), sentence);
  }

  return vscode.Disposable.from(
    registerCommand(log, "marginalia.splitPaper", async (argument) => {
      const title = l10n.t("Split Paper");
      const paper = await paperAtHand(deps, argument, title);
      if (!paper) return;
      const uri = fileOf(paper);
      const { mergedKeys } = await bundles.load("library");
      const merged = uri ? mergedKeys((await files.read(uri)) ?? "") : [];
      const choices = choicesOf(paper, merged);
      if (choices.length === 0) {
        void showInformation(
          l10n.t("“{0}” has one record, so there is nothing to split.", paper.title || paper.citekey),
        );
        return;
      }
      const placeHolder = l10n.t("Which record belongs to another work?");
      const choice = await pickOne(choices, { title, placeHolder });
      if (choice?.isMerged && uri) await takeOut(paper, uri, choice.citekey);
      else if (choice) await setApart(paper, choice.citekey);
    }),
    registerCommand(log, "marginalia.notTheSame", async (argument, selection) => {
      const [first, ...others] = await papersAtHand(deps, argument, selection, l10n.t("Not the Same Work"));
      const keys = others.map(({ citekey }) => citekey);
      if (!first || keys.length === 0) return;
      await changes.record(async (touch) => {
        for (const uri of filesOf(first)) await touch(uri);
        for (const [at, paper] of [first, ...others].entries()) {
          const apart = keys.slice(at);
          if (apart.length > 0)
            await editEach(
              deps,
              [paper],
              ({ apart: known = [] }) => ({ apart: [...new Set([...known, ...apart])] }),
              touch,
            );
        }
        return l10n.t("They are kept apart now: {0}.", [first.citekey, ...keys].join(", "));
      });
    }),
  );
}

/**
 * The records of a paper that may be a different work: those merged into its file, and those with other keys or files.
 */
function choicesOf(paper: LibraryPaper, merged: readonly string[]): readonly Choice[] {
  const { l10n, workspace } = vscode;
  const [own, ...others] = paper.citekeys;
  const places = paper.origins.filter(({ kind }) => !isPaperFile(kind));
  const place = places.map(
    ({ file, line }) => `${workspace.asRelativePath(vscode.Uri.parse(file))}:${line + 1}`,
  );
  return [
    ...merged.map((citekey) => ({
      citekey,
      isMerged: true,
      label: citekey,
      description: l10n.t("merged into this paper's file"),
    })),
    ...others
      .filter((key) => !merged.includes(key))
      .map((citekey) => ({ citekey, isMerged: false, label: citekey, description: place.join(", ") })),
    ...(own !== undefined && fileOf(paper) && others.length === 0 && places.length > 0
      ? [{ citekey: own, isMerged: false, label: own, description: place.join(", ") }]
      : []),
  ];
}
