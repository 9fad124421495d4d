/** How far to look ahead for the place where two lists agree again. */
const lookedAhead = 32;

/**
 * The positions of the objects of `after` in `before`: -1 for new objects, and for those that moved past others.
 * Neither list may contain an object twice. Mostly equal lists take one comparison per object, because building a map
 * of 100,000 objects blocks for long.
 */
export function positionsIn<T extends object>(before: readonly T[], after: readonly T[]): Int32Array {
  const positions = new Int32Array(after.length).fill(-1);
  let from = 0;
  let at = 0;
  while (from < before.length && at < after.length) {
    if (before[from] === after[at]) {
      positions[at++] = from++;
      continue;
    }
    const [gone, come] = stretches(before, from, after, at);
    if (gone + come === 0) {
      lookUp(before, from, after, at, positions);
      break;
    }
    from += gone;
    at += come;
  }
  return positions;
}

/** How many objects were removed and added until both lists agree again; 0 and 0 if that is too far ahead. */
function stretches<T>(
  before: readonly T[],
  from: number,
  after: readonly T[],
  at: number,
): readonly [gone: number, come: number] {
  for (let n = 1; n <= lookedAhead; n++) {
    const [one, other] = [before[from + n], after[at + n]];
    for (let m = 0; m <= n; m++) {
      if (one !== undefined && one === after[at + m]) return [n, m];
      if (other !== undefined && other === before[from + m]) return [m, n];
    }
  }
  return [0, 0];
}

function lookUp<T>(
  before: readonly T[],
  from: number,
  after: readonly T[],
  at: number,
  positions: Int32Array,
) {
  const known = new Map<T, number>();
  for (let n = from; n < before.length; n++) known.set(before[n] as T, n);
  for (let n = at; n < after.length; n++) positions[n] = known.get(after[n] as T) ?? -1;
}
