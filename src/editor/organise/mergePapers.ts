import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { newPaperFile } from "../../core/library/paperFile/frontMatter.ts";
import { identityOf } from "../../core/paper.ts";
import { pickOne } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { paperOrPick } from "../papers/pickPaper.ts";
import { venueAndYear } from "../papers/venueAndYear.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { type EditDeps, filesOf } from "./editPapers.ts";
import { papersAtHand } from "./papersAtHand.ts";
import { ownFiles } from "./wholeFiles.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "bundles" | "host" | "log">;

/** Merge Papers: merges papers that are one work, with all their notes. All their keys and ids lead to the result. */
export function registerMergePapers(deps: Deps): vscode.Disposable {
  const { log, libraryFiles, paperFiles, changes, bundles } = deps;
  const { l10n } = vscode;
  const files = ownFiles(deps);

  /** Merges a paper into another one's file. Its entries in bibliographies and the shipped papers stay. */
  async function mergeInto(keeper: vscode.Uri, other: LibraryPaper): Promise<void> {
    const { mergeFiles } = await bundles.load("library");
    const before = await files.read(keeper);
    if (before === undefined) return;
    const uri = fileOf(other);
    const text = (uri && (await files.read(uri))) ?? newPaperFile(identityOf(other));
    await files.write(
      keeper,
      before,
      await files.checked(keeper, mergeFiles(before, text, keeper.toString())),
    );
    if (uri) await files.remove(uri);
    await libraryFiles.refresh(uri ? [keeper, uri] : [keeper]);
  }

  return registerCommand(log, "marginalia.mergePapers", async (argument, selection) => {
    const title = l10n.t("Merge Papers");
    const papers = [...(await papersAtHand(deps, argument, selection, title))];
    const [first] = papers;
    if (papers.length === 1 && first) {
      const other = await paperOrPick(
        deps,
        undefined,
        l10n.t("Merge “{0}” with…", first.title || first.citekey),
        { only: ({ id }) => id !== first.id },
      );
      if (other) papers.push(other);
    }
    if (papers.length < 2) return;
    const keeper = await askKeeper(papers, title);
    if (!keeper) return;
    const others = papers.filter((paper) => paper !== keeper);
    await changes.record(async (touch) => {
      for (const paper of papers) for (const uri of filesOf(paper)) await touch(uri);
      const uri = fileOf(keeper) ?? (await paperFiles.create(keeper));
      if (!uri) return undefined;
      for (const other of others) await mergeInto(uri, other);
      const name = keeper.title || keeper.citekey;
      return others.length === 1
        ? l10n.t(
            "“{0}” and {1} are one paper now; citations of either lead to it.",
            name,
            others[0]?.citekey ?? "",
          )
        : l10n.t(
            "“{0}” and {1} others are one paper now; citations of any of them lead to it.",
            name,
            others.length,
          );
    });
  });
}

/** Asks which paper's key and fields take precedence; papers with files are listed first. */
async function askKeeper(papers: readonly LibraryPaper[], title: string): Promise<LibraryPaper | undefined> {
  const { l10n, workspace } = vscode;
  const items = papers
    .map((paper) => {
      const file = fileOf(paper);
      const place = file ? workspace.asRelativePath(file) : l10n.t("no file of its own");
      return {
        paper,
        label: paper.title || paper.citekey,
        // Below the title: papers that are one often have the same, and what differs would be cut off beside it.
        detail: [paper.citekey, venueAndYear(paper), place].filter(Boolean).join(" · "),
        rank: file ? 0 : 1,
      };
    })
    .sort((a, b) => a.rank - b.rank);
  const placeHolder = l10n.t(
    "Which one stays? Its citekey and fields are used first; the notes of all are kept.",
  );
  return (await pickOne(items, { title, placeHolder }))?.paper;
}
