import * as vscode from "vscode";
import { addressOfPaper } from "../../core/cite/addressOfPaper.ts";
import { authorYear } from "../../core/citekeys/shortName.ts";
import { type ComparedField, type ComparedRow, comparisonOf } from "../../core/compare/comparison.ts";
import { comparisonMarkdown } from "../../core/compare/comparisonMarkdown.ts";
import { rowName } from "../../core/groups/rowName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { offers } from "../../core/library/offers.ts";
import { isPaperId, type PaperId } from "../../core/paperId.ts";
import type { ComparisonPage } from "../../protocol/overview.ts";
import { pickSome, showInformation } from "../messages.ts";
import { papersAtHand } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { citedIn, citedSentence } from "../papers/paperCard.ts";
import { venueAndYear } from "../papers/venueAndYear.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { hrefOf, openOverviewPanel } from "./panel.ts";

type Deps = AtHandDeps & Pick<Services, "extensionUri" | "index" | "workspaceScan" | "log">;

/** The most papers in a comparison. */
const most = 4;

/** Compare Papers: shows two to four papers side by side on a page, and as Markdown. */
export function registerCompare(
  deps: Deps,
): vscode.Disposable & { restore(panel: vscode.WebviewPanel, ids: readonly PaperId[]): void } {
  const { library, log, libraryFiles, workspaceScan } = deps;
  const { l10n } = vscode;
  function show(ids: readonly PaperId[], restored?: vscode.WebviewPanel): void {
    const draw = async () => {
      await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
      page.show(contentOf(deps, ids));
    };
    const page = openOverviewPanel(
      deps,
      l10n.t("Compare Papers"),
      () => void draw().catch((error: unknown) => void showFailure(log, "A comparison of papers", error)),
      restored,
    );
    const listener = library.onDidChange(() => page.show(contentOf(deps, ids)));
    page.panel.onDidDispose(() => listener.dispose());
  }
  const subscriptions = vscode.Disposable.from(
    registerCommand(log, "marginalia.comparePapers", async (argument, selection) => {
      await libraryFiles.ready();
      const isGiven = argument !== undefined || Array.isArray(selection);
      const given = isGiven ? await papersAtHand(deps, argument, selection, l10n.t("Compare Papers")) : [];
      const papers =
        given.length < 2
          ? await pickCompared([...offers(library, deps.index.targets())], given, most)
          : given;
      if (papers === undefined) return;
      if (papers.length < 2) throw new Refusal(l10n.t("Choose two to four papers to compare."));
      if (papers.length > most)
        void showInformation(l10n.t("The first four of {0} papers are compared.", papers.length));
      show(papers.slice(0, most).map(({ id }) => id));
    }),
    registerCommand(log, "marginalia.exportComparison", async (ids) => {
      await libraryFiles.ready();
      const content = markdownOf(deps, Array.isArray(ids) ? ids.filter(isPaperId) : []);
      const document = await vscode.workspace.openTextDocument({ content, language: "markdown" });
      deps.documents.leaveOut(document);
      await vscode.window.showTextDocument(document, { preview: false });
    }),
  );
  return { restore: (panel, ids) => show(ids, panel), dispose: () => void subscriptions.dispose() };
}

const papersOf = ({ library }: Deps, ids: readonly PaperId[]): readonly LibraryPaper[] =>
  ids.flatMap((id) => library.find(id) ?? []);

function contentOf(deps: Deps, ids: readonly PaperId[]): ComparisonPage {
  const { l10n } = vscode;
  const papers = papersOf(deps, ids);
  const labels = fieldLabels();
  return {
    kind: "comparison",
    ids,
    title: l10n.t("Compare Papers"),
    corner: l10n.t("Field"),
    columns: papers.map((paper) => {
      const [name, title] = [rowName(paper), paper.title || paper.citekey];
      // “KIVI”, and below it the rest of the title, without “KIVI: ”.
      const rest = title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title;
      return { name, title: rest, href: hrefOf("marginalia.openPaper", paper.id) };
    }),
    rows: rowsOf(deps, papers).map(({ field, cells, isSame }) => ({ label: labels[field], cells, isSame })),
    exporting: { label: l10n.t("Export as Markdown"), href: hrefOf("marginalia.exportComparison", ids) },
  };
}

function markdownOf(deps: Deps, ids: readonly PaperId[]): string {
  const papers = papersOf(deps, ids);
  const labels = fieldLabels();
  return comparisonMarkdown({
    columns: papers.map((paper) => ({ title: paper.title || paper.citekey, address: addressOfPaper(paper) })),
    rows: rowsOf(deps, papers).map(({ field, cells }) => ({ label: labels[field], cells })),
  });
}

function rowsOf({ library, index }: Deps, papers: readonly LibraryPaper[]): readonly ComparedRow[] {
  const { l10n } = vscode;
  return comparisonOf(papers, {
    statuses: { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") },
    started: (day) => l10n.t("started {0}", day),
    finished: (day) => l10n.t("finished {0}", day),
    added: (day) => l10n.t("added {0}", day),
    moreAuthors: (authors, more) => l10n.t("{0} and {1} more", authors, more),
    categoryTitle: (id) => library.categories.find((category) => category.id === id)?.title ?? id,
    appeared: (paper) => venueAndYear(paper) ?? "",
    cited(paper) {
      const cited = citedIn(index, paper);
      return cited.citations === 0 ? "" : citedSentence(cited);
    },
  });
}

function fieldLabels(): Readonly<Record<ComparedField, string>> {
  const { l10n } = vscode;
  return {
    authors: l10n.t("Authors"),
    appeared: l10n.t("Appeared"),
    ids: l10n.t("Identifiers"),
    subject: l10n.t("Subject"),
    category: l10n.t("Category"),
    tags: l10n.t("Tags"),
    status: l10n.t("Status"),
    dates: l10n.t("Dates"),
    cited: l10n.t("In this workspace"),
    code: l10n.t("Code"),
    notes: l10n.t("Notes"),
  };
}

interface Item extends vscode.QuickPickItem {
  readonly paper: LibraryPaper;
}

/** Lets the user check the papers to compare, some of them prechecked; `undefined` if cancelled. */
export async function pickCompared(
  papers: readonly LibraryPaper[],
  checked: readonly LibraryPaper[],
  most: number,
): Promise<readonly LibraryPaper[] | undefined> {
  const rest = papers.filter((paper) => !checked.includes(paper));
  const items = [...checked, ...rest].map(
    (paper): Item => ({
      label: paper.title || paper.citekey,
      description: authorYear(paper) ?? "",
      picked: checked.includes(paper),
      paper,
    }),
  );
  const chosen = await pickSome(items, {
    title: vscode.l10n.t("Compare Papers"),
    placeHolder: vscode.l10n.t("Check two to {0} papers", most),
    matchOnDescription: true,
  });
  return chosen?.map(({ paper }) => paper);
}
