import type { Matched } from "./matches.ts";
import type { Scores, ScoresPool } from "./scores.ts";
import { weightOf } from "./weightBytes.ts";

/** How much each letter beyond the query's lowers the score of a longer term. */
const lettersMore = 0.3;

/** Scores the documents, numbers below `size`, that match a query; with `within`, only those that it has. */
export function evaluate(query: Matched, pool: ScoresPool, size: number, within?: Scores): Scores {
  const scores = pool.take(size);
  if (query.kind === "term") raise(query, scores, within);
  else if (query.kind === "all") all(query.of, scores, pool, size, within);
  else
    for (const part of query.of) {
      const found = evaluate(part, pool, size, within);
      for (let n = 0; n < found.count; n++) {
        const document = found.documents[n] ?? 0;
        if (query.kind === "best") scores.raise(document, found.of(document));
        else scores.add(document, found.of(document));
      }
      pool.giveBack(found);
    }
  return scores;
}

/** Starts with the rarest part, so that the others are looked for in few documents. */
function all(
  parts: readonly Matched[],
  scores: Scores,
  pool: ScoresPool,
  size: number,
  within: Scores | undefined,
): void {
  const sorted = [...parts].sort((a, b) => a.count - b.count);
  const found: Scores[] = [];
  for (const part of sorted) {
    const last = evaluate(part, pool, size, found.at(-1) ?? within);
    found.push(last);
    if (last.count === 0) break;
  }
  const last = found.at(-1);
  for (let n = 0; last !== undefined && n < last.count; n++) {
    const document = last.documents[n] ?? 0;
    for (const one of found) scores.add(document, one.of(document));
  }
  for (const one of found) pool.giveBack(one);
}

function raise(
  { matches }: Extract<Matched, { kind: "term" }>,
  scores: Scores,
  within: Scores | undefined,
): void {
  for (const { segment, range, factor, prefixLength } of matches) {
    const { terms, starts, documents, weights } = segment;
    for (let term = range.start; term < range.end; term++) {
      const length = terms.lengthOf(term);
      const more = prefixLength === undefined ? 0 : Math.max(0, length - prefixLength);
      const share = (factor * length) / (length + lettersMore * more);
      const end = starts[term + 1] ?? 0;
      for (let n = starts[term] ?? 0; n < end; n++) {
        const document = documents[n] ?? 0;
        if (within !== undefined && within.of(document) === 0) continue;
        scores.raise(document, share * weightOf(weights[n] ?? 0));
      }
    }
  }
}
