import type { CoverageState } from "../core/coverage/coverage.ts";

/** What of the paper is implemented where: a row for each part that a citation or a task of the notes names. */
export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Rows that are left out of a very long list. */
  readonly more: number;
}

export interface CoverageRow {
  /** `§3.2` */
  readonly locator: string;
  readonly state: CoverageState;
  /** The task of the notes that names it: what it says besides, and whether the reader has ticked it. */
  readonly task?: { readonly label: string; readonly isDone: boolean };
  /** The first of the lines that cite it, and how many there are besides. */
  readonly places: readonly CoveragePlace[];
  readonly more: number;
}

/** A citing line: its file's uri and name for the user; line and column from 0; in a notebook the cell, from 0. */
export interface CoveragePlace {
  readonly file: string;
  readonly label: string;
  readonly line: number;
  readonly start: number;
  readonly cell?: number;
}
