import { nextTurn } from "./nextTurn.ts";

/** A computation in steps, each of which takes well under a millisecond. */
export type Steps<T> = Generator<void, T, void>;

/** In milliseconds. */
const slice = 6;
/** How many items of quick work make one step. */
const few = 250;

/** Runs a computation in steps to its end at once. */
export function atOnce<T>(steps: Steps<T>): T {
  while (true) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs a computation in steps in slices of a few milliseconds, with a pause after each. Rejects with the
 * signal's reason when aborted.
 */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  while (true) {
    const end = performance.now() + slice;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await nextTurn();
    signal?.throwIfAborted();
  }
}

/** Runs something quick for each item. */
export function* each<T>(items: Iterable<T>, run: (item: T) => void): Steps<void> {
  let count = 0;
  for (const item of items) {
    run(item);
    if (++count % few === 0) yield;
  }
}

type Compare<T> = (a: T, b: T) => number;

/** Sorts items; stable, like `Array.sort`. */
export function* sorted<T>(items: readonly T[], compare: Compare<T>): Steps<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += few) {
    runs.push(items.slice(at, at + few).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* joined(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Merges two sorted lists; of equal items those of `a` come first. */
export function* joined<T>(a: readonly T[], b: readonly T[], compare: Compare<T>): Steps<readonly T[]> {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all: T[] = [];
  let at = 0;
  yield* each(a, (item) => {
    for (; at < b.length && compare(b[at] as T, item) < 0; at++) all.push(b[at] as T);
    all.push(item);
  });
  for (const item of b.slice(at)) all.push(item);
  return all;
}
