import type { Query, TermQuery } from "./query.ts";
import type { Segment } from "./segment.ts";
import type { TermRange } from "./terms.ts";
import { withTypos } from "./typos.ts";

/** Terms of a segment that match a term of a query. */
interface Match {
  readonly segment: Segment;
  readonly range: TermRange;
  /** What each entry's weight is multiplied by. */
  readonly factor: number;
  /** For prefix matches: the length of the query's term, since longer terms count less. */
  readonly prefixLength?: number;
}

/** A query with its matches in the segments; `count` is at least the number of matching documents. */
export type Matched =
  | { readonly kind: "term"; readonly matches: readonly Match[]; readonly count: number }
  | { readonly kind: "all" | "best" | "sum"; readonly of: readonly Matched[]; readonly count: number };

/** The weight of another form of a word, relative to the word itself. */
const prefixWeight = 0.6;
const typoWeight = 0.45;
const nothing: Matched = { kind: "term", matches: [], count: 0 };

/** Looks up the terms of a query in an index of `total` documents. */
export function matchedIn(query: Query, segments: readonly Segment[], total: number): Matched {
  if (query.kind === "term") return termIn(query, segments, total);
  const of: Matched[] = [];
  for (const part of query.of) {
    const matched = matchedIn(part, segments, total);
    // A document must match all parts, so the other parts cannot help.
    if (query.kind === "all" && matched.count === 0) return nothing;
    if (matched.count > 0) of.push(matched);
  }
  const least = of.reduce((count, part) => Math.min(count, part.count), Number.POSITIVE_INFINITY);
  const sum = of.reduce((count, part) => count + part.count, 0);
  return { kind: query.kind, of, count: query.kind === "all" ? least : sum };
}

function termIn(query: TermQuery, segments: readonly Segment[], total: number): Matched {
  const { term, isPrefix, typos, share } = query;
  const matches: Match[] = [];
  let count = 0;
  /** Adds terms that count as one: their rarity is that of all of them together. */
  const add = (
    rangesIn: (segment: Segment) => readonly TermRange[],
    weight: number,
    prefixLength?: number,
  ) => {
    const found = segments.flatMap((segment) =>
      rangesIn(segment).flatMap((range) => (range.start < range.end ? [{ segment, range }] : [])),
    );
    const entries = found.reduce((sum, { segment, range }) => sum + entriesOf(segment, range), 0);
    if (entries === 0) return;
    count += entries;
    const factor = share * weight * rarity(entries, total);
    for (const one of found)
      matches.push({ ...one, factor, ...(prefixLength !== undefined && { prefixLength }) });
  };
  add(({ terms }) => [terms.exactly(term)], 1);
  if (isPrefix)
    add(({ terms }) => [longer(terms.startingWith(term), terms.exactly(term))], prefixWeight, term.length);
  const forgiven = count === 0 ? typos.unknown : typos.known;
  for (let most = 1; most <= forgiven && (most === 1 || count === 0); most++)
    add(
      ({ terms }) => withTypos(terms, term, most, isPrefix),
      (typoWeight * term.length) / (term.length + most),
      term.length,
    );
  return { kind: "term", matches, count };
}

/** How many entries a term has: at least the number of documents with it. */
export const documentsWith = (segments: readonly Segment[], term: string): number =>
  segments.reduce((sum, segment) => sum + entriesOf(segment, segment.terms.exactly(term)), 0);

/** A query for exactly this term. */
export const exactly = (term: string): TermQuery => ({
  kind: "term",
  term,
  isPrefix: false,
  typos: { unknown: 0, known: 0 },
  share: 1,
});

/** A range of terms without its first, if that is the exact term. */
const longer = (range: TermRange, exact: TermRange): TermRange =>
  exact.start < exact.end ? { start: exact.end, end: range.end } : range;

const entriesOf = ({ starts }: Segment, { start, end }: TermRange): number =>
  (starts[end] ?? 0) - (starts[start] ?? 0);

/** The inverse document frequency of BM25. */
const rarity = (entries: number, total: number): number =>
  Math.log(1 + (total + 0.5) / (Math.min(entries, total) + 0.5));
