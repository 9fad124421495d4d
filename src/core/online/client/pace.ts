import type { Clock } from "./clock.ts";

/** Gives each request its turn. On Node all windows and the command line share one, by a file. */
export interface Pace {
  /** Resolves when a request may begin, no sooner than `gapMs` after the one before it of that name. */
  turn(name: string, gapMs: number, signal: AbortSignal): Promise<void>;
  /** Nobody's turn comes within `ms` from now: a server asked for it, or a request has just ended. */
  postpone(name: string, ms: number): Promise<void>;
}

/** The turns of this process alone. */
export function ownPace(clock: Clock): Pace {
  const next = new Map<string, number>();
  return {
    async turn(name, gapMs, signal) {
      const now = clock.now();
      const at = slotAfter(next.get(name), now);
      next.set(name, at + gapMs);
      if (at > now) await clock.sleep(at - now, signal);
    },
    async postpone(name, ms) {
      next.set(name, Math.max(next.get(name) ?? 0, clock.now() + ms));
    },
  };
}

/** The longest that turns may lie ahead; beyond it a clock was set back, or the note of them is damaged. */
export const longestQueueMs = 10 * 60_000;

/** When the next turn is, by when it was said to be. */
export function slotAfter(next: number | undefined, now: number): number {
  return next !== undefined && next > now && next - now <= longestQueueMs ? next : now;
}
