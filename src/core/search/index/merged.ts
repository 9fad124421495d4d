import { type Segment, sizeOf } from "./segment.ts";
import { Terms } from "./terms.ts";

/** How many entries or terms are copied between two yields; takes well under a millisecond. */
const stretch = 8_000;

/**
 * Merges several segments into one, without the documents that are not `alive`. Yields now and then so that the caller
 * can stop; the input segments do not change. No document may be in two of them.
 */
export function* merged(
  segments: readonly Segment[],
  alive: (document: number) => boolean,
): Generator<void, Segment> {
  const parts = segments.map((segment) => ({ segment, at: 0, key: segment.terms.keyOf(0) }));
  const sum = (count: (segment: Segment) => number) =>
    segments.reduce((total, segment) => total + count(segment), 0);
  const letters = new Uint16Array(sum(({ terms }) => terms.letters.length));
  const termStarts = new Uint32Array(sum(({ terms }) => terms.count) + 1);
  const starts = new Uint32Array(termStarts.length);
  const documents = new Uint32Array(sum(sizeOf));
  const weights = new Uint8Array(documents.length);
  let terms = 0;
  let letter = 0;
  let size = 0;
  let done = 0;
  for (;;) {
    const least = leastOf(parts);
    if (least === undefined) break;
    const { segment: first, at: term, key } = least;
    const from = first.terms.starts[term] ?? 0;
    const to = first.terms.starts[term + 1] ?? 0;
    const before = size;
    for (const part of parts) {
      const { segment, at } = part;
      if (part !== least && (part.key !== key || order(segment.terms, at, first.terms, term) !== 0)) continue;
      const end = segment.starts[at + 1] ?? 0;
      for (let n = segment.starts[at] ?? 0; n < end; n++) {
        const document = segment.documents[n] ?? 0;
        if (!alive(document)) continue;
        documents[size] = document;
        weights[size++] = segment.weights[n] ?? 0;
      }
      if (part !== least) advance(part);
    }
    advance(least);
    done += 1 + size - before;
    if (size > before) {
      letters.set(first.terms.letters.subarray(from, to), letter);
      letter += to - from;
      terms++;
      termStarts[terms] = letter;
      starts[terms] = size;
    }
    if (done < stretch) continue;
    done = 0;
    yield;
  }
  return {
    terms: new Terms(fitted(letters, letter), fitted(termStarts, terms + 1)),
    starts: fitted(starts, terms + 1),
    documents: fitted(documents, size),
    weights: fitted(weights, size),
  };
}

interface Part {
  readonly segment: Segment;
  /** The next term, and its key; at the end a key greater than all others. */
  at: number;
  key: number;
}

function advance(part: Part): void {
  part.at++;
  part.key = part.segment.terms.keyOf(part.at);
}

/** The part whose next term comes first; of equal ones the first part. */
function leastOf(parts: readonly Part[]): Part | undefined {
  let least: Part | undefined;
  for (const part of parts) {
    if (part.at >= part.segment.terms.count) continue;
    if (least === undefined || part.key < least.key) least = part;
    else if (part.key === least.key && order(part.segment.terms, part.at, least.segment.terms, least.at) < 0)
      least = part;
  }
  return least;
}

function order(one: Terms, term: number, other: Terms, otherTerm: number): number {
  const start = one.starts[term] ?? 0;
  const otherStart = other.starts[otherTerm] ?? 0;
  const length = (one.starts[term + 1] ?? 0) - start;
  const otherLength = (other.starts[otherTerm + 1] ?? 0) - otherStart;
  const shorter = Math.min(length, otherLength);
  for (let n = 0; n < shorter; n++) {
    const difference = (one.letters[start + n] ?? 0) - (other.letters[otherStart + n] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** The first `length` elements of an array; copies them if the view would waste much memory. */
function fitted<T extends Uint8Array | Uint16Array | Uint32Array>(array: T, length: number): T {
  const isNear = length > array.length * 0.8;
  return (isNear ? array.subarray(0, length) : array.slice(0, length)) as T;
}
