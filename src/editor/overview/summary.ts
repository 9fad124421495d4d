import * as vscode from "vscode";
import { rowDetail, rowName } from "../../core/groups/rowName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { localDay } from "../../core/localDay.ts";
import { type LibrarySummary, summaryOf } from "../../core/reading/librarySummary.ts";
import type { Suggestion } from "../../core/reading/readNext.ts";
import type { Bar, Chart, Href, PaperList, SummaryPage } from "../../protocol/overview.ts";
import { debounce } from "../debounce.ts";
import type { Trail } from "../papers/trail.ts";
import { registerCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { hrefOf, type OverviewPanel, openOverviewPanel } from "./panel.ts";
import { citedPapers, reasonText, type SuggestionDeps, suggestions } from "./suggestions.ts";

type Deps = SuggestionDeps & Pick<Services, "extensionUri" | "log" | "trail">;

/** The page is updated this many milliseconds after a change. */
const debounceMs = 300;
const mostSuggested = 5;
/** The most papers in Continue Reading and in Read This Month. */
const mostListed = 20;

/** Show Library Summary: opens a page with what to read and figures on the library, updated on changes. */
export function registerSummary(
  deps: Deps,
): vscode.Disposable & { restore(panel: vscode.WebviewPanel): void } {
  const { library, index, log } = deps;
  let open: OverviewPanel | undefined;
  async function draw(): Promise<void> {
    try {
      const content = await contentOf(deps);
      open?.show(content);
    } catch (error) {
      void showFailure(log, "The summary of the library", error);
    }
  }
  const redraw = debounce<"changed">(debounceMs, () => void draw());
  const changed = () => {
    if (open?.panel.visible) redraw.add("changed");
  };
  function show(restored?: vscode.WebviewPanel): void {
    const page = openOverviewPanel(deps, vscode.l10n.t("Library Summary"), () => void draw(), restored);
    open = page;
    page.panel.onDidDispose(() => {
      if (open === page) open = undefined;
    });
  }
  const subscriptions = vscode.Disposable.from(
    redraw,
    library.onDidChange(changed),
    index.onDidChange(changed),
    registerCommand(log, "marginalia.showSummary", () => {
      if (open) open.panel.reveal();
      else show();
    }),
  );
  return { restore: show, dispose: () => void subscriptions.dispose() };
}

async function contentOf(deps: Deps): Promise<SummaryPage> {
  const next = await suggestions(deps, mostSuggested);
  const { papers, categories } = deps.library;
  const cited = citedPapers(deps);
  const citations = ({ id }: LibraryPaper) => cited.get(id)?.citations ?? 0;
  const summary = summaryOf(papers, categories, citations, localDay());
  const { l10n } = vscode;
  return {
    kind: "summary",
    title: l10n.t("Library Summary"),
    lead: l10n.t(
      "{0} papers · {1} in paper files · {2} with notes",
      summary.papers,
      summary.filed,
      summary.withNotes,
    ),
    lists: lists(summary, next, deps.trail),
    charts: charts(summary, deps.trail),
  };
}

function lists(
  { reading, readThisMonth }: LibrarySummary,
  next: readonly Suggestion[],
  trail: Trail,
): readonly PaperList[] {
  const { l10n } = vscode;
  const list = (
    id: string,
    title: string,
    rows: readonly (readonly [paper: LibraryPaper, detail: string])[],
    more: string | undefined,
    empty: string,
  ): PaperList => {
    const shown = drawn(
      trail,
      id,
      rows.map(([paper]) => paper),
    );
    return {
      id,
      title,
      empty,
      more,
      rows: rows.map(([paper, detail]) => ({
        name: rowName(paper),
        title: paper.title || paper.citekey,
        detail,
        href: shown(paper),
      })),
    };
  };
  return [
    list(
      "reading",
      l10n.t("Continue Reading"),
      reading
        .slice(0, mostListed)
        .map((paper) => [paper, paper.started ? l10n.t("since {0}", paper.started) : rowDetail(paper)]),
      moreSentence(reading.length - mostListed),
      l10n.t("No paper has the status “Reading”. Set it on a paper’s page."),
    ),
    list(
      "month",
      l10n.t("Read This Month"),
      readThisMonth.slice(0, mostListed).map((paper) => [paper, paper.finished ?? ""]),
      moreSentence(readThisMonth.length - mostListed),
      l10n.t("Nothing yet."),
    ),
    list(
      "next",
      l10n.t("Read Next"),
      next.map(({ paper, reasons }) => [paper, reasonText(reasons, isolated)]),
      undefined,
      l10n.t("Nothing unread is cited here, or near what you read."),
    ),
  ];
}

const moreSentence = (count: number) => (count > 0 ? vscode.l10n.t("and {0} more", count) : undefined);

/** Tells the trail about a drawn list, for Next Paper. Returns a function that makes the links of its rows. */
function drawn(trail: Trail, id: string, papers: readonly LibraryPaper[]): (paper: LibraryPaper) => Href {
  const list = `summary ${id}`;
  trail.drawn(
    list,
    papers.map((paper) => paper.id),
  );
  return (paper) => hrefOf("marginalia.openPaper", { paper: { id: paper.id }, list });
}

function charts(summary: LibrarySummary, trail: Trail): readonly Chart[] {
  const { l10n } = vscode;
  const chart = (
    id: string,
    title: string,
    bars: readonly Bar[],
    shape: Chart["shape"] = "rows",
    left = 0,
  ): Chart => ({ id, title, shape, bars, more: moreSentence(left), empty: l10n.t("Nothing yet.") });
  const bar = (label: string, papers: number, query: string): Bar => ({
    label,
    count: papers,
    unit: papers === 1 ? l10n.t("paper") : l10n.t("papers"),
    href: hrefOf("marginalia.filterLibrary", query),
  });
  const statuses = { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") };
  const { papers, withNotes, years, categories, mostCited } = summary;
  const cited = drawn(
    trail,
    "cited",
    mostCited.map(({ paper }) => paper),
  );
  return [
    chart(
      "statuses",
      l10n.t("By Reading Status"),
      summary.statuses.map((one) => bar(statuses[one.value], one.papers, `status:${one.value}`)),
    ),
    chart("notes", l10n.t("Notes"), [
      bar(l10n.t("With notes"), withNotes, "has:notes"),
      bar(l10n.t("Without notes"), papers - withNotes, "-has:notes"),
    ]),
    chart(
      "years",
      l10n.t("By Year"),
      years.map(({ value, papers: count }) =>
        value === undefined
          ? bar(l10n.t("none"), count, "-year:..")
          : bar(String(value), count, `year:${value}`),
      ),
      "columns",
      summary.moreYears,
    ),
    chart(
      "categories",
      l10n.t("By Category"),
      categories.map(({ value, papers: count }) =>
        value === undefined
          ? bar(l10n.t("Uncategorised"), count, "-has:category")
          : bar(value.title, count, `category:${quoted(value.id)}`),
      ),
      "rows",
      summary.moreCategories,
    ),
    chart(
      "cited",
      l10n.t("Most Cited in This Workspace"),
      mostCited.map(({ paper, citations }) => ({
        label: rowName(paper),
        count: citations,
        unit: citations === 1 ? l10n.t("citation") : l10n.t("citations"),
        href: cited(paper),
      })),
    ),
  ];
}

/** Isolates a name in a sentence, so that a name written right to left does not reorder the words around it. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** Quotes a value for the search's query language, which cannot escape quotes. */
const quoted = (value: string) => `"${value.replaceAll('"', "")}"`;
