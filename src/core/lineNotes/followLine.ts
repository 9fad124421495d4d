import { type LineNote, saidBy } from "./lineNote.ts";

/** A line of code with its number, from 0. */
export interface CodeLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Where the line of a note is now: where it was, elsewhere with the same text, in another wording (the line of a citation
 * of the same paper), or nowhere.
 */
export type Followed =
  | { readonly kind: "there" | "moved" | "reworded"; readonly line: number }
  | { readonly kind: "gone" };

/** The share of a line's characters that may differ for it to be the same line in another wording. */
const mostErrors = 0.2;

/**
 * Finds the line of a note again. `citing` are the lines of its file that cite the paper, `lines` all of the file where
 * they can be read. Of several lines with the same text the nearest to where it was is taken, citing ones first; of a
 * link that somebody wrote by hand the number alone is known.
 */
export function followLine(
  { at, said }: Pick<LineNote, "at" | "said">,
  citing: readonly CodeLine[],
  lines: readonly string[] | undefined,
): Followed {
  if (said === undefined || said === "") {
    const isThere = lines === undefined ? citing.some(({ line }) => line === at) : at < lines.length;
    return isThere ? { kind: "there", line: at } : { kind: "gone" };
  }
  const all = (lines ?? []).map((text, line) => ({ line, text }));
  const same = (candidates: readonly CodeLine[]) =>
    nearest(
      candidates.filter(({ text }) => saidBy(text) === said),
      at,
    );
  const found = same(citing) ?? same(all);
  if (found) return { kind: found.line === at ? "there" : "moved", line: found.line };
  const alike = nearest(
    citing.filter(({ text }) => isAlike(saidBy(text), said)),
    at,
  );
  return alike ? { kind: "reworded", line: alike.line } : { kind: "gone" };
}

function nearest(candidates: readonly CodeLine[], at: number): CodeLine | undefined {
  return candidates.reduce<CodeLine | undefined>(
    (best, one) => (best === undefined || Math.abs(one.line - at) < Math.abs(best.line - at) ? one : best),
    undefined,
  );
}

/** Whether two texts differ in at most a fifth of the longer one's characters (Levenshtein). */
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
