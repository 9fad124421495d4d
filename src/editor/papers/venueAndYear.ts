import type { Paper } from "../../core/paper.ts";

/**
 * Where and when a paper appeared: “NSDI 2024”, or “ICLR 2020 (arXiv 2019)” if it appeared twice; only the year if no
 * venue is known.
 */
export function venueAndYear({ venue, year, submitted, arxiv }: Partial<Paper>): string | undefined {
  const own = year?.toString() ?? submitted?.slice(0, 4);
  if (venue === undefined || venue === "") return own;
  if (own === undefined || venue.includes(own)) return venue;
  if (!/\b(?:19|20)\d\d\b/.test(venue)) return `${venue} ${own}`;
  return arxiv === undefined ? `${venue} (${own})` : `${venue} (arXiv ${own})`;
}
