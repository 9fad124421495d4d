import * as vscode from "vscode";
import { rowName } from "../../core/groups/rowName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperEdits } from "../../core/library/paperFile/editPaperFile.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { Difference } from "../../core/online/refresh/compareRecord.ts";
import type { Refreshed } from "../../core/online/refresh/refreshAll.ts";
import { pickSome, showInformation } from "../messages.ts";
import { papersAtHand } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { givenPaper } from "../papers/pickPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "library" | "libraryFiles" | "paperFiles" | "online" | "log">;

interface Item extends vscode.QuickPickItem {
  readonly paper: LibraryPaper;
  readonly difference: Difference;
}

type EditsOf = (own: LibraryPaper, taken: readonly Difference[]) => PaperEdits;

/**
 * Refresh: asks the online sources about one paper, the papers selected in the tree, or all with a paper file, and
 * lists the differences. Those that the user leaves checked are applied. Notes, and fields that someone edited, are
 * never listed.
 */
export function registerRefreshPapers(deps: Deps): vscode.Disposable {
  const { library, online, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.refreshPapers", async (argument, selection) => {
    const isSeveral = Array.isArray(selection) && selection.length > 1;
    const given = await givenPaper(deps, argument);
    const selected = isSeveral ? await papersAtHand(deps, argument, selection, "") : given ? [given] : [];
    const own = library.papers.filter(
      ({ id, origins }) => !id.startsWith("key:") && origins.some(({ kind }) => isPaperFile(kind)),
    );
    // Papers with only a citekey are left out, because no source can find them.
    const papers = isSeveral || given ? selected.filter(({ id }) => !id.startsWith("key:")) : own;
    if (!online.isOn())
      throw new Refusal(l10n.t("The setting marginalia.online.enabled is off, so nothing is requested."));
    if (papers.length === 0)
      throw new Refusal(l10n.t("None of your papers has an id that an online source knows."));
    let editsOf: EditsOf = () => ({});
    const results: Refreshed[] = [];
    await online
      .ask(l10n.t("Refreshing papers"), async ({ online: bundle, client, signal, report }) => {
        editsOf = bundle.editsOf;
        const records = papers.map((paper) => ({ id: paper.id, paper }));
        for await (const one of bundle.refreshAll(records, client, signal)) {
          results.push(one);
          report(one.own.paper.title, 100 / papers.length);
        }
      })
      .catch((error) => {
        // Shows what was compared before the user cancelled.
        if (!(error instanceof vscode.CancellationError)) throw error;
      });
    await offer(deps, results, papers, editsOf);
  });
}

async function offer(
  { paperFiles }: Deps,
  results: readonly Refreshed[],
  papers: readonly LibraryPaper[],
  editsOf: EditsOf,
): Promise<void> {
  const { l10n } = vscode;
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const items: Item[] = [];
  let unasked = 0;
  let kept = 0;
  for (const one of results) {
    const paper = byId.get(one.own.id);
    if (one.kind !== "compared" || !paper) unasked++;
    else {
      kept += one.comparison.kept.length;
      for (const difference of one.comparison.news) items.push(itemOf(paper, difference));
    }
  }
  const facts = [
    kept === 1 && l10n.t("One field that you edited differs and is kept."),
    kept > 1 && l10n.t("{0} fields that you edited differ and are kept.", kept),
    unasked === 1 && l10n.t("One paper could not be verified."),
    unasked > 1 && l10n.t("{0} papers could not be verified.", unasked),
  ]
    .filter(Boolean)
    .join(" ");
  if (items.length === 0) {
    const nothing =
      results.length === 1
        ? l10n.t("Nothing new for this paper.")
        : l10n.t("Nothing new for {0} papers.", results.length);
    void showInformation(`${nothing} ${facts}`.trim());
    return;
  }
  const chosen = await pickSome(items, {
    title: l10n.t("Refresh Papers Online"),
    placeHolder: `${l10n.t("Checked changes are applied.")} ${facts}`.trim(),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  for (const paper of papers) {
    const taken = chosen?.filter((item) => item.paper === paper).map(({ difference }) => difference) ?? [];
    if (taken.length > 0) await paperFiles.edit(paper, editsOf(paper, taken));
  }
}

function itemOf(paper: LibraryPaper, difference: Difference): Item {
  const { field, own, theirs } = difference;
  const text = (value: NonNullable<Difference["own"]>) =>
    Array.isArray(value) ? value.join(", ") : String(value).slice(0, 300);
  return {
    label: rowName(paper),
    description: field,
    detail: own === undefined ? text(theirs) : `${text(own)} → ${text(theirs)}`,
    picked: true,
    paper,
    difference,
  };
}
