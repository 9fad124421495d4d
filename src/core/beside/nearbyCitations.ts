import type { Citation } from "../citations/citation.ts";

/** Finds the citations of a file by line and column. */
export interface NearbyCitations {
  /** The last citation on a line that ends at the column or before it. */
  before(line: number, column: number): Citation | undefined;
  /** The first citation on a line that begins at the column or after it. */
  after(line: number, column: number): Citation | undefined;
  /** The citations on a line that end at the column or before it; at most the nearest twenty. */
  allBefore(line: number, column: number): readonly Citation[];
  /** The citations on a line. */
  on(line: number): readonly Citation[];
}

const most = 20;

/** Expects `citations` in the order of the file. */
export function nearbyCitations(citations: readonly Citation[]): NearbyCitations {
  const lines = new Map<number, Citation[]>();
  for (const citation of citations) {
    const line = lines.get(citation.line);
    if (line === undefined) lines.set(citation.line, [citation]);
    else line.push(citation);
  }
  /** How many citations of a line end at the column or before it. */
  const countBefore = (line: readonly Citation[], column: number) => {
    let [low, high] = [0, line.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((line[middle]?.end ?? 0) <= column) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const on = (line: number) => lines.get(line) ?? [];
  return {
    on,
    before: (line, column) => on(line)[countBefore(on(line), column) - 1],
    after: (line, column) => {
      const next = countBefore(on(line), column);
      // A citation that contains the column is neither before nor after it.
      return [on(line)[next], on(line)[next + 1]].find((one) => one !== undefined && one.start >= column);
    },
    allBefore: (line, column) => {
      const count = countBefore(on(line), column);
      return on(line).slice(Math.max(0, count - most), count);
    },
  };
}
