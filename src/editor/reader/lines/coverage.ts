import * as vscode from "vscode";
import type { Backlink } from "../../../core/citations/citationIndex.ts";
import { coverageOf } from "../../../core/coverage/coverage.ts";
import type { Coverage, CoveragePlace } from "../../../protocol/coverage.ts";

/** A list that somebody reads; each row names so many lines. */
const mostRows = 200;
const mostPlaces = 6;
/** The page follows the tasks of the notes this many milliseconds after the last key. */
const debounceMs = 300;

/** What of a paper is implemented where, for the page. */
export function coverageFor(backlinks: readonly Backlink[], notes: string): Coverage {
  const rows = coverageOf(backlinks, notes);
  return {
    rows: rows.slice(0, mostRows).map(({ locator, state, citations, task }) => ({
      locator,
      state,
      ...(task && { task: { label: task.label, isDone: task.isDone } }),
      places: citations.slice(0, mostPlaces).map(placeOf),
      more: Math.max(0, citations.length - mostPlaces),
    })),
    more: Math.max(0, rows.length - mostRows),
  };
}

function placeOf({ file, citation: { line, start, cell } }: Backlink): CoveragePlace {
  const label = vscode.workspace.asRelativePath(vscode.Uri.parse(file, true));
  return { file, label, line, start, ...(cell !== undefined && { cell }) };
}

/** Keeps the page's list up to date. */
export interface CoverageList extends vscode.Disposable {
  /** Shows it now, if it is another than before or the page has it no more. */
  show(isGone?: boolean): void;
  /** Shows it when the notes have not changed for a moment. */
  showSoon(): void;
}

/** `read` gives what the list is made from, nothing while the workspace is not scanned; `post` gets each new list. */
export function coverageList(
  read: () => { readonly backlinks: readonly Backlink[]; readonly notes: string } | undefined,
  post: (coverage: Coverage) => void,
): CoverageList {
  let shown = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (isGone = false) => {
    const now = read();
    if (now === undefined) return;
    const coverage = coverageFor(now.backlinks, now.notes);
    const text = JSON.stringify(coverage);
    if (text === shown && !isGone) return;
    shown = text;
    post(coverage);
  };
  return {
    show,
    showSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => show(), debounceMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
