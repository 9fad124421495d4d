import { type LineNote, saidBy } from "./lineNote.ts";

/** A line of code with its number, from 0. */
export interface CodeLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Where the line of a note is now: unchanged, moved with the same text, reworded (a line that cites the same paper),
 * or gone.
 */
export type Followed =
  | { readonly kind: "there" | "moved" | "reworded"; readonly line: number }
  | { readonly kind: "gone" };

/** The share of a line's characters that may differ if it was only reworded. */
const mostErrors = 0.2;

type Note = Pick<LineNote, "at" | "said">;

/** How many of the citing lines are compared with a reworded one, the nearest first. */
const mostCompared = 100;

/** Finds the line of one note; see `followLines`. */
export function followLine(
  note: Note,
  citing: readonly CodeLine[],
  lines: readonly string[] | undefined,
): Followed {
  return followLines([note], citing, lines)[0] ?? { kind: "gone" };
}

/**
 * Finds the lines of the notes on one file again. `citing` are the file's lines that cite the paper, `lines` the whole
 * file if it can be read. Of several lines with the same text, the nearest is taken, citing ones first. A link that
 * somebody wrote by hand only has a line number.
 */
export function followLines(
  notes: readonly Note[],
  citing: readonly CodeLine[],
  lines: readonly string[] | undefined,
): readonly Followed[] {
  const cited = citing
    .map(({ line, text }) => ({ line, text: saidBy(text) }))
    .sort((a, b) => a.line - b.line);
  const inCited = placesOf(cited, notes);
  const missing = notes.filter(({ said = "" }) => said !== "" && !inCited.has(said));
  // Computed only if a line is not among the citing ones.
  const inAll =
    missing.length === 0
      ? inCited
      : placesOf(
          (lines ?? []).map((text, line) => ({ line, text: saidBy(text) })),
          missing,
        );
  return notes.map(({ at, said = "" }): Followed => {
    if (said === "") {
      const isThere = lines === undefined ? citing.some(({ line }) => line === at) : at < lines.length;
      return isThere ? { kind: "there", line: at } : { kind: "gone" };
    }
    const same = nearest(inCited.get(said) ?? inAll.get(said) ?? [], at);
    if (same !== undefined) return { kind: same === at ? "there" : "moved", line: same };
    const alike = around(cited, at).find(({ text }) => isAlike(text, said));
    return alike ? { kind: "reworded", line: alike.line } : { kind: "gone" };
  });
}

/** The numbers of the lines whose text the notes keep. */
function placesOf(
  lines: readonly CodeLine[],
  notes: readonly Note[],
): ReadonlyMap<string, readonly number[]> {
  const wanted = new Set(notes.map(({ said }) => said));
  const places = new Map<string, number[]>();
  for (const { line, text } of lines) {
    if (!wanted.has(text)) continue;
    const known = places.get(text);
    if (known) known.push(line);
    else places.set(text, [line]);
  }
  return places;
}

function nearest(lines: readonly number[], at: number): number | undefined {
  return lines.reduce<number | undefined>(
    (best, line) => (best === undefined || Math.abs(line - at) < Math.abs(best - at) ? line : best),
    undefined,
  );
}

/** The lines of a sorted list that are nearest to a number, nearest first. */
function around(sorted: readonly CodeLine[], at: number): readonly CodeLine[] {
  const first = sorted.findIndex(({ line }) => line >= at);
  const from = first < 0 ? sorted.length : first;
  return sorted
    .slice(Math.max(0, from - mostCompared), from + mostCompared)
    .sort((a, b) => Math.abs(a.line - at) - Math.abs(b.line - at))
    .slice(0, mostCompared);
}

/** Whether two texts differ in at most a fifth of the longer one's characters (Levenshtein distance). */
export function isAlike(one: string, other: string): boolean {
  const most = Math.floor(Math.max(one.length, other.length) * mostErrors);
  if (Math.abs(one.length - other.length) > most) return false;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let n = 1; n <= one.length; n++) {
    const row = [n];
    let least = n;
    for (let m = 1; m <= other.length; m++) {
      const isSame = one.charCodeAt(n - 1) === other.charCodeAt(m - 1);
      const replaced = (before[m - 1] ?? 0) + (isSame ? 0 : 1);
      const cost = Math.min(replaced, (before[m] ?? 0) + 1, (row[m - 1] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = row;
  }
  return (before[other.length] ?? 0) <= most;
}
