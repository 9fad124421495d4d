import * as vscode from "vscode";
import type { Backlink } from "../../../core/citations/citationIndex.ts";
import { coverageOf } from "../../../core/coverage/coverage.ts";
import type { Coverage, CoveragePlace } from "../../../protocol/coverage.ts";

/** The most rows in the list, and the most lines that each row names. */
const mostRows = 200;
const mostPlaces = 6;

/** Which parts of a paper are implemented where, for the page. */
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
