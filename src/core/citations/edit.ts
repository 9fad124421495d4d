/** What makes one text of another: its characters from `start` to `oldEnd` became those from `start` to `newEnd`. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The shortest edit that makes `text` of `old`; of several edits, the stretch that holds them all. */
export function editBetween(old: string, text: string): Edit {
  const shorter = Math.min(old.length, text.length);
  const start = sameUntil(shorter, (from, to) => old.slice(from, to) === text.slice(from, to));
  const same = sameUntil(
    shorter - start,
    (from, to) =>
      old.slice(old.length - to, old.length - from) === text.slice(text.length - to, text.length - from),
  );
  return { start, oldEnd: old.length - same, newEnd: text.length - same };
}

/** Texts are compared by so many characters first, which is many times as fast as one by one. */
const piece = 1 << 18;

/** The greatest length up to `most` of which each part is the same. */
function sameUntil(most: number, isSame: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = piece; step >= 1; step = step >> 3)
    while (at + step <= most && isSame(at, at + step)) at += step;
  return at;
}
