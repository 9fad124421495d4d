import { bestOf, type TextHit } from "./best.ts";
import { evaluate } from "./evaluate.ts";
import { matchedIn } from "./matches.ts";
import type { Query } from "./query.ts";
import type { ScoresPool } from "./scores.ts";
import type { Segment } from "./segment.ts";

/** Segments that are searched as one index. */
export interface Searched {
  readonly segments: readonly Segment[];
  /** Document numbers are below `size`; `count` is how many documents there are. */
  readonly size: number;
  readonly count: number;
  readonly pool: ScoresPool;
}

/** The best `most` documents that match a query and that `accepts` allows, best first. */
export function find(
  query: Query,
  { segments, size, count, pool }: Searched,
  most: number,
  accepts: (document: number) => boolean,
): readonly TextHit[] {
  const matched = matchedIn(query, segments, count);
  if (matched.count === 0) return [];
  const scores = evaluate(matched, pool, size);
  const best = bestOf(scores, most, accepts);
  pool.giveBack(scores);
  return best;
}
