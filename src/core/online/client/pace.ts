import type { Clock } from "./clock.ts";

/** Gives each request its turn. On Node, all windows and the command line share one through a file. */
export interface Pace {
  /** Resolves when a request may begin: at least `gapMs` (servers.ts has each source's) after the previous one of that name. */
  turn(name: string, gapMs: number, signal: AbortSignal): Promise<void>;
  /** Allows no turn for `ms` from now: a server asked for it, or a request has just ended. */
  postpone(name: string, ms: number): Promise<void>;
}

/** Turns within this process only. */
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

/** How far ahead a turn may be, in milliseconds; beyond that, the clock was set back or the file is damaged. */
export const longestQueueMs = 10 * 60_000;

/** When the next turn is, given when it was announced for; both in milliseconds since 1970. */
export function slotAfter(next: number | undefined, now: number): number {
  return next !== undefined && next > now && next - now <= longestQueueMs ? next : now;
}
