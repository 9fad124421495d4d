import type { Scores } from "./scores.ts";

export interface TextHit {
  readonly document: number;
  readonly score: number;
}

/** The best `most` documents that `accepts` allows, best first; equal scores are ordered by number. */
export function bestOf(
  scores: Scores,
  most: number,
  accepts: (document: number) => boolean,
): readonly TextHit[] {
  if (most >= scores.count) return allOf(scores, accepts);
  // A heap with the worst kept hit at the top.
  const heap: TextHit[] = [];
  for (let n = 0; n < scores.count; n++) {
    const document = scores.documents[n] ?? 0;
    const score = scores.of(document);
    const isFull = heap.length >= most;
    if (isFull && score < (heap[0]?.score ?? Number.POSITIVE_INFINITY)) continue;
    const hit = { document, score };
    if (isFull && !isBetter(hit, heap[0] ?? hit)) continue;
    if (!accepts(document)) continue;
    if (isFull) sink(heap, hit);
    else rise(heap, hit);
  }
  return heap.sort((a, b) => (isBetter(a, b) ? -1 : 1));
}

/**
 * Greater than every document number, and small enough that a number and the
 * bits of a score fit into one double.
 */
const numbers = 2 ** 21;

function allOf(scores: Scores, accepts: (document: number) => boolean): readonly TextHit[] {
  const documents = scores.documents.subarray(0, scores.count).filter(accepts);
  const bits = new Uint32Array(Float32Array.from(documents, (document) => scores.of(document)).buffer);
  // The bits of positive numbers are in the order of the numbers; sorting numbers takes a tenth of comparing pairs.
  const keys = Float64Array.from(
    documents,
    (document, n) => (0xffff_ffff - (bits[n] ?? 0)) * numbers + document,
  ).sort();
  return Array.from(keys, (key) => ({ document: key % numbers, score: scores.of(key % numbers) }));
}

const isBetter = (one: TextHit, other: TextHit): boolean =>
  one.score > other.score || (one.score === other.score && one.document < other.document);

function rise(heap: TextHit[], hit: TextHit): void {
  let at = heap.length;
  heap.push(hit);
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent];
    if (above === undefined || !isBetter(above, hit)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = hit;
}

function sink(heap: TextHit[], hit: TextHit): void {
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    if (left === undefined) break;
    const isRight = right !== undefined && isBetter(left, right);
    const worse = isRight ? right : left;
    if (!isBetter(hit, worse)) break;
    heap[at] = worse;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = hit;
}
