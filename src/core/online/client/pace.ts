import type { Clock } from "./clock.ts";

/** Gives each request its turn. On Node, all windows and the command line share one through a file. */
export interface Pace {
  /** Resolves when a request may begin: at least `gapMs` after the previous one of that name. */
  turn(name: string, gapMs: number, signal: AbortSignal): Promise<void>;
  /** Allows no turn for `ms` from now: a server asked for it, or a request has just ended. */
  postpone(name: string, ms: number): Promise<void>;
}

/** How often requests may begin. Servers whose paces have one name share their turns. */
export interface NamedPace {
  readonly name: string;
  /** The shortest time between the starts of two requests, in milliseconds. */
  readonly gapMs: number;
}

/**
 * arXiv: one request every three seconds and one connection, across all machines of a user
 * (info.arxiv.org/help/api/tou), and half a second more, since requests take different times to arrive. Hugging Face:
 * 500 requests in 5 minutes (hub-docs, rate limits). Crossref: 5 a second (its REST API's public pool). DataCite: 3,000
 * in 5 minutes for clients that identify themselves, so we stay well below.
 */
export const paces = {
  arxiv: { name: "arxiv", gapMs: 3500 },
  huggingFace: { name: "huggingface", gapMs: 600 },
  crossref: { name: "crossref", gapMs: 250 },
  dataCite: { name: "datacite", gapMs: 300 },
  doi: { name: "doi", gapMs: 500 },
  pages: { name: "pages", gapMs: 1000 },
  zotero: { name: "zotero", gapMs: 0 },
} as const satisfies Readonly<Record<string, NamedPace>>;

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
