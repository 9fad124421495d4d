/** Offsets in a text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range with its least and greatest length; longer and shorter texts are no titles. */
export function rangeOf(start: number, end: number, least: number, most: number): Range | undefined {
  return start >= 0 && end - start >= least && end - start <= most ? { start, end } : undefined;
}

/** The offset up to which a text goes without the letters at its end. */
export function strip(text: string, from: number, letters: RegExp): number {
  let end = from;
  while (end > 0 && letters.test(text.charAt(end - 1))) end--;
  return end;
}

/** Where the last of these letters stands at `from` or before it, -1 if nowhere (or not within `most` letters). */
export function lastOf(text: string, from: number, letters: string, most = 700): number {
  for (let at = from; at >= Math.max(0, from - most); at--) if (letters.includes(text.charAt(at))) return at;
  return -1;
}
