/** So far it is looked ahead for where two lists go on alike. */
const lookedAhead = 32;

/**
 * Where the objects of a list stand in another: -1 for those that are not there, or moved past others. No object is twice in
 * a list. Lists that are alike but for some stretches cost a comparison an object: a map of 100,000 objects blocks for long.
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

/** How many objects went and came until both lists go on alike; none of both if that is not soon. */
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
