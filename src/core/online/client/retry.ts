/** The most times that a request is sent. */
export const mostAttempts = 4;
/** The longest `Retry-After` that we wait for, in milliseconds; if it is longer, the user is told. */
export const longestWaitMs = 60_000;

/** Whether a status means that the same request may succeed later (RFC 9110, 15.5 and 15.6; RFC 6585, 4). */
export const isPassing = (status: number): boolean =>
  status === 429 || status === 500 || status === 502 || status === 503 || status === 504;

/** How long `Retry-After` asks to wait, in milliseconds: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * The least pause after attempt `attempt` (from 1) has failed, in milliseconds: doubled each time, then scaled randomly
 * to 50–100 %. `client.ts` waits for this or for `Retry-After`, whichever is longer, and then for its turn (`pace.ts`).
 */
export function backoffMs(attempt: number, random: number): number {
  return 1000 * 2 ** (attempt - 1) * (0.5 + random / 2);
}
