/**
 * The optimal string alignment distance: how many insertions, deletions, substitutions and swaps of neighbours turn `a`
 * into `b`; `most + 1` if it is more than `most`. Only the band of `most` cells around the diagonal is computed, so
 * that ten thousand keys take milliseconds.
 */
export function editDistance(a: string, b: string, most: number): number {
  const far = most + 1;
  if (Math.abs(a.length - b.length) > most) return far;
  const width = b.length + 2;
  let older = new Uint16Array(width).fill(far);
  let previous = new Uint16Array(width).fill(far);
  let row = new Uint16Array(width).fill(far);
  for (let j = 0; j <= Math.min(most, b.length); j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    row[first - 1] = first === 1 ? Math.min(i, far) : far;
    row[last + 1] = far;
    let least = row[first - 1] ?? far;
    const letter = a.charCodeAt(i - 1);
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        (previous[j - 1] ?? far) + (letter === other ? 0 : 1),
        far,
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (older[j - 2] ?? far) + 1);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    // A swap may still use the row before the previous one.
    if (least > most && (i < 2 || i === a.length || leastOf(previous, first - 1, last) > most)) return far;
    [older, previous, row] = [previous, row, older];
  }
  return Math.min(previous[b.length] ?? far, far);
}

function leastOf(row: Uint16Array, first: number, last: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let j = first; j <= last; j++) least = Math.min(least, row[j] ?? least);
  return least;
}

/** The largest distance at which a word is suggested. */
const farthest = 4;

/**
 * Returns a function that gives the `limit` candidates nearest to a word, nearest first, then by name. Their distance is
 * at most four, and at most a third of the word's letters.
 */
export function nearestAmong(
  candidates: Iterable<string>,
): (word: string, limit: number) => readonly string[] {
  const known = [...candidates].map((candidate) => {
    const lower = candidate.toLowerCase();
    return { candidate, lower, letters: lettersOf(lower) };
  });
  return (word, limit) => {
    const most = Math.min(farthest, Math.max(1, Math.floor(word.length / 3)));
    const wanted = word.toLowerCase();
    const letters = lettersOf(wanted);
    const found: { candidate: string; distance: number }[] = [];
    for (const { candidate, lower, letters: own } of known) {
      // Each letter that only one of the two has costs at least one edit.
      if (bits(letters & ~own) > most || bits(own & ~letters) > most) continue;
      const distance = editDistance(wanted, lower, most);
      if (distance <= most) found.push({ candidate, distance });
    }
    found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    return found.slice(0, limit).map(({ candidate }) => candidate);
  };
}

/** The set of a word's letters as a bit mask; letters may share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
