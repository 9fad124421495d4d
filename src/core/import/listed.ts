import type { Problem } from "../problem.ts";
import type { ImportPlan, ImportRow } from "./plan.ts";

/** A line of the list that shows what an import will do. */
export type ListedLine =
  | { readonly kind: "heading"; readonly of: ImportRow["kind"] | "unread"; readonly count: number }
  | { readonly kind: "paper"; readonly row: ImportRow }
  | { readonly kind: "problem"; readonly problem: Problem }
  /** Stands for all that are not listed. `rows`: those of them that can be imported. */
  | { readonly kind: "more"; readonly count: number; readonly rows: readonly ImportRow[] };

/**
 * How many papers that can be imported are listed. VS Code sends the whole list to the window at once, which
 * blocks for 40 ms with 10,000 of them, and searches all of it on each keystroke.
 */
const mostPapers = 3000;
/** How many known papers and unreadable files are listed: the user can only look at them. */
const mostShown = 200;

/** Whether the user may choose the paper; of a known one, only the notes. */
export const canBeTaken = ({ kind, addsNotes }: ImportRow): boolean => kind !== "known" || addsNotes === true;

/** The papers that a line stands for and that the user may choose. */
export function rowsOf(line: ListedLine): readonly ImportRow[] {
  if (line.kind === "paper") return canBeTaken(line.row) ? [line.row] : [];
  return line.kind === "more" ? line.rows : [];
}

/** Whether a line is checked before the user has chosen: it stands for papers, none of which is doubtful. */
export function isChosenAtFirst(line: ListedLine): boolean {
  const rows = rowsOf(line);
  return rows.length > 0 && rows.every(({ kind }) => kind !== "doubtful");
}

/** The lines of the list. A group that is too long ends with one that stands for the rest. */
export function* listedLines({ rows, problems }: ImportPlan): Iterable<ListedLine> {
  yield* papers("new", rows, mostPapers);
  yield* papers("doubtful", rows, mostPapers);
  if (problems.length > 0) yield { kind: "heading", of: "unread", count: problems.length };
  for (const problem of problems.slice(0, mostShown)) yield { kind: "problem", problem };
  if (problems.length > mostShown) yield { kind: "more", count: problems.length - mostShown, rows: [] };
  yield* papers("known", rows, mostShown);
}

function* papers(of: ImportRow["kind"], all: readonly ImportRow[], most: number): Iterable<ListedLine> {
  const rows = all.filter(({ kind }) => kind === of);
  if (rows.length === 0) return;
  yield { kind: "heading", of, count: rows.length };
  for (const row of rows.slice(0, most)) yield { kind: "paper", row };
  const rest = rows.slice(most);
  if (rest.length > 0) yield { kind: "more", count: rest.length, rows: rest.filter(canBeTaken) };
}
