/** Milliseconds of work before others get a turn. */
const turn = 8;
const mostAtOnce = 16;

/**
 * Runs something for each item, sixteen at once, and lets others have a turn (`breathe`) whenever the work between two
 * items has taken eight milliseconds. The results are in the order of the items; the first failure ends it.
 */
export async function inTurns<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
  breathe: () => Promise<void>,
): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  let began = performance.now();
  async function work(): Promise<void> {
    for (let at = next++; at < items.length; at = next++) {
      results[at] = await run(items[at] as T);
      if (performance.now() - began < turn) continue;
      await breathe();
      began = performance.now();
    }
  }
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, work));
  return results;
}
