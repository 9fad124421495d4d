import type { Disposable } from "vscode";

/** Collects a burst of events (a branch switch touches hundreds of files) and handles it once. */
export interface Debounced<T> extends Disposable {
  add(item: T): void;
  /** Handles what was collected so far, right now. */
  flush(): void;
}

/** Calls `handle` with all added items `debounceMs` after the last one, but at most ten times that after the first. */
export function debounce<T>(debounceMs: number, handle: (items: ReadonlySet<T>) => void): Debounced<T> {
  let items = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let deadline = 0;
  const flush = () => {
    clearTimeout(timer);
    const all = items;
    items = new Set();
    if (all.size > 0) handle(all);
  };
  return {
    add(item) {
      const now = performance.now();
      if (items.size === 0) deadline = now + 10 * debounceMs;
      items.add(item);
      clearTimeout(timer);
      timer = setTimeout(flush, Math.min(debounceMs, Math.max(0, deadline - now)));
    },
    flush,
    dispose: () => clearTimeout(timer),
  };
}
