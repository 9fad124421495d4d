import { Terms } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * An immutable part of an index: the documents of term `n`, and its weights in them, are at `starts[n]` up to
 * `starts[n + 1]`.
 */
export interface Segment {
  readonly terms: Terms;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Encoded by `weightByte`. */
  readonly weights: Uint8Array;
}

/** How many entries a segment has. */
export const sizeOf = ({ documents }: Segment): number => documents.length;

/** Entries in the order of arrival: the number of a term, a document and a weight for each; the first `count`. */
export interface Entries {
  readonly terms: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
  readonly count: number;
}

/**
 * Makes a segment of entries. `used` are their distinct terms; `counts` is the number of entries by term, and is
 * cleared.
 */
export function segmentOf(
  entries: Entries,
  used: Uint32Array,
  counts: Uint32Array,
  vocabulary: Vocabulary,
): Segment {
  const sorted = vocabulary.sorted(used);
  const starts = new Uint32Array(sorted.length + 1);
  const termStarts = new Uint32Array(sorted.length + 1);
  for (let place = 0; place < sorted.length; place++) {
    const term = sorted[place] ?? 0;
    starts[place + 1] = (starts[place] ?? 0) + (counts[term] ?? 0);
    termStarts[place + 1] = (termStarts[place] ?? 0) + vocabulary.lengthOf(term);
    // From here on, `counts` says where the next entry of the term goes.
    counts[term] = starts[place] ?? 0;
  }
  const letters = new Uint16Array(termStarts[sorted.length] ?? 0);
  for (let place = 0; place < sorted.length; place++)
    vocabulary.copy(sorted[place] ?? 0, letters, termStarts[place] ?? 0);
  const documents = new Uint32Array(entries.count);
  const weights = new Uint8Array(entries.count);
  for (let n = 0; n < entries.count; n++) {
    const term = entries.terms[n] ?? 0;
    const at = counts[term] ?? 0;
    counts[term] = at + 1;
    documents[at] = entries.documents[n] ?? 0;
    weights[at] = entries.weights[n] ?? 0;
  }
  for (const term of sorted) counts[term] = 0;
  return { terms: new Terms(letters, termStarts), starts, documents, weights };
}
