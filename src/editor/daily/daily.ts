import * as vscode from "vscode";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import type { Library } from "../../core/library/library.ts";
import { knownAs } from "../../core/library/recognisePaper.ts";
import { newYorkDay, type Period } from "../../core/online/daily/period.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type { Bundles } from "../bundles.ts";
import { dailyViewId } from "../manifest.ts";
import { withProgress } from "../messages.ts";
import type { Online } from "../online/online.ts";
import type { PaperFiles } from "../papers/paperFiles.ts";
import type { Trail } from "../papers/trail.ts";
import { Refusal } from "../refusal.ts";
import { runCommand } from "../registerCommand.ts";
import { onSettings, readSetting } from "../settings.ts";
import { countNew } from "./badge.ts";
import { type DailyList, readList } from "./dailyList.ts";
import { DailyPages } from "./dailyPage.ts";
import { type DailyRow, failureRow, isDailyRow, noticeRow, rowsOf } from "./dailyRows.ts";
import { periodTitle, ShownPeriod } from "./shownPeriod.ts";

export interface DailyDeps {
  readonly library: Library;
  readonly libraryFiles: { ready(): Promise<void> };
  readonly bundles: Bundles;
  readonly online: Online;
  readonly paperFiles: PaperFiles;
  readonly log: vscode.LogOutputChannel;
  readonly workspaceState: vscode.Memento;
  readonly trail: Trail;
  readonly view: vscode.TreeView<vscode.TreeItem>;
  /** Makes the view request its rows again. */
  readonly changed: () => void;
}

/** The features of the view Daily Papers. */
export interface Daily extends vscode.Disposable {
  rows(): Promise<readonly vscode.TreeItem[]>;
  show(period: Period | "today"): void;
  readonly period: Period;
  /** Moves to the previous or next period, if there is one. */
  move(step: -1 | 1): void;
  /** Loads the list again, bypassing the cache. */
  retry(): void;
  /** Adds a row's paper to the library, unless it is there already. */
  add(row: unknown): Promise<void>;
  open(row: unknown): Promise<void>;
}

/** How many days to go back for the newest list: there is none on weekends and holidays. */
const mostBack = 4;
/** The name of the view's list of papers. */
const listName = "daily";
/**
 * The newest list is reloaded when the window regains focus and the list is older than this; it grows during the day.
 * In milliseconds.
 */
const hourMs = 3_600_000;

export function createDaily(deps: DailyDeps): Daily {
  const { library, libraryFiles, paperFiles, online, view, changed, log } = deps;
  const pages = new DailyPages();
  const today = () => newYorkDay(Date.now());
  const shown = new ShownPeriod(today);
  let list: Promise<DailyList> | undefined;
  let isForced = false;
  let askedAt = 0;

  async function read(): Promise<DailyList> {
    await libraryFiles.ready();
    const options = { isForced, today: today() };
    isForced = false;
    askedAt = Date.now();
    let found = await readList(deps, shown.period, options);
    for (let back = 0; found.papers.length === 0 && back < mostBack && shown.searchBack(); back++)
      found = await readList(deps, shown.period, options);
    return found;
  }

  async function rows(): Promise<readonly vscode.TreeItem[]> {
    if (!online.isOn())
      return [
        noticeRow(vscode.l10n.t("The setting marginalia.online.enabled is off, so nothing is requested.")),
      ];
    list ??= read();
    const mine = list;
    try {
      const found = await mine;
      view.description = periodTitle(shown.period);
      countNew(found, deps);
      const listed = rowsOf(found, library);
      deps.trail.drawn(
        listName,
        found.papers.flatMap(({ id }) => library.find(`arXiv:${id}`)?.id ?? []),
      );
      if (found.kept) return [failureRow(found.kept.sentence, found.kept.at), ...listed];
      return listed.length > 0 ? listed : [noticeRow(vscode.l10n.t("No papers on this list (yet)."))];
    } catch (error) {
      if (list === mine) list = undefined;
      log.info("Daily Papers", error);
      view.description = periodTitle(shown.period);
      return [failureRow(reasonOf(error), undefined)];
    }
  }

  const reload = () => {
    list = undefined;
    changed();
  };
  /** Like `reload`, also for a hidden view: no one requests its rows, but its badge must be updated. */
  const recount = () => {
    reload();
    if (!view.visible && readSetting("marginalia.daily.enabled")) void rows();
  };
  const events = vscode.Disposable.from(
    pages,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) changed();
    }),
    // The rows show whether a paper is in the library.
    library.onDidChange(() => {
      if (list) changed();
    }),
    onSettings(["marginalia.daily.watch"], recount),
    onSettings(["marginalia.daily.sortBy", "marginalia.daily.enabled", "marginalia.online.enabled"], reload),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused || !shown.isNewest || (!shown.isPast && Date.now() - askedAt < hourMs)) return;
      if (shown.isPast) shown.show("today");
      recount();
    }),
  );

  const rowOf = (row: unknown): DailyRow => {
    if (isDailyRow(row)) return row;
    const [selected] = view.selection.filter(isDailyRow);
    if (!selected) throw new Refusal(vscode.l10n.t("Select a paper in the view Daily Papers first."));
    return selected;
  };

  return {
    rows,
    get period() {
      return shown.period;
    },
    show(wanted) {
      shown.show(wanted);
      reload();
    },
    move(step) {
      if (shown.move(step)) reload();
    },
    retry() {
      isForced = true;
      reload();
    },
    async add(row) {
      const { paper } = rowOf(row).daily.found;
      const known = knownAs(library, paper);
      if (known?.by === "title" || known?.paper.origins.some(({ kind }) => kind !== "seeds")) {
        await runCommand("marginalia.openPaper", { paper: known.paper, list: listName });
        return;
      }
      const citekey =
        known?.paper.citekey ?? newCitekey(paper, (key) => library.byCitekey(key) !== undefined);
      await withProgress({ viewId: dailyViewId }, async () => {
        await paperFiles.create({ ...paper, citekey });
      });
    },
    async open(row) {
      const { daily } = rowOf(row);
      const known = library.find(`arXiv:${daily.found.paper.arxiv ?? ""}`);
      if (known) await runCommand("marginalia.openPaper", { paper: known, list: listName });
      else await pages.open(daily);
    },
    dispose: () => events.dispose(),
  };
}
