import type { CoverageState } from "../core/coverage/coverage.ts";

/**
 * Which parts of the paper are implemented where: one row for each part that a citation or a task in the notes names.
 */
export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Number of rows left out of a very long list. */
  readonly more: number;
}

export interface CoverageRow {
  /** `§3.2` */
  readonly locator: string;
  readonly state: CoverageState;
  /** The task in the notes that names the part: its text, and whether the reader has checked it. */
  readonly task?: { readonly label: string; readonly isDone: boolean };
  /** The first lines that cite it; `more` counts the others. */
  readonly places: readonly CoveragePlace[];
  readonly more: number;
}

/** A citing line: the file's uri and display name; line, column and (in a notebook) cell, all from 0. */
export interface CoveragePlace {
  readonly file: string;
  readonly label: string;
  readonly line: number;
  readonly start: number;
  readonly cell?: number;
}
