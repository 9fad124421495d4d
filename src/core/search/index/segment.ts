import { keyOf, Terms } from "./terms.ts";

/**
 * A part of an index that never changes: the documents of term `n` and its weights in them are those from `starts[n]` up
 * to `starts[n + 1]`.
 */
export interface Segment {
  readonly terms: Terms;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** As `weightByte` makes them. */
  readonly weights: Uint8Array;
}

/** How many entries a segment has. */
export const sizeOf = ({ documents }: Segment): number => documents.length;

/** The segment of entries: of each the number of a term, a document and a weight, one after the other. */
export function segmentOf(entries: readonly number[], terms: readonly string[]): Segment {
  const counts = new Uint32Array(terms.length);
  const used: number[] = [];
  for (let n = 0; n < entries.length; n += 3) {
    const term = entries[n] ?? 0;
    const before = counts[term] ?? 0;
    if (before === 0) used.push(term);
    counts[term] = before + 1;
  }
  const text = (term: number) => terms[term] ?? "";
  const keys = new Float64Array(terms.length);
  for (const term of used) keys[term] = keyOf(text(term));
  const sorted = used.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (text(a) < text(b) ? -1 : 1));
  const starts = new Uint32Array(sorted.length + 1);
  /** Where the next entry of a term goes. */
  const next = new Uint32Array(terms.length);
  for (let place = 0; place < sorted.length; place++) {
    const term = sorted[place] ?? 0;
    next[term] = starts[place] ?? 0;
    starts[place + 1] = (starts[place] ?? 0) + (counts[term] ?? 0);
  }
  const documents = new Uint32Array(entries.length / 3);
  const weights = new Uint8Array(documents.length);
  for (let n = 0; n < entries.length; n += 3) {
    const term = entries[n] ?? 0;
    const at = next[term] ?? 0;
    next[term] = at + 1;
    documents[at] = entries[n + 1] ?? 0;
    weights[at] = entries[n + 2] ?? 0;
  }
  return { terms: Terms.of(sorted.map(text)), starts, documents, weights };
}
