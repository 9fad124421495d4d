import type { Segment } from "./segment.ts";
import { Terms } from "./terms.ts";
import { isOrder, type SavedOrder } from "./wordOrder.ts";

/** The saved form of an index: two numbers that identify each document, and the segments of several lists. */
export interface Snapshot {
  /** Two numbers for each document; both 0 if it is gone. */
  readonly fingerprints: Uint32Array;
  readonly lists: readonly (readonly Segment[])[];
  readonly order: SavedOrder;
}

// The file, in the byte order of the machine: magic, version, number of fingerprints and of lists, a checksum of all other
// numbers, the lengths of the two arrays of the order of words; for each list the number of its segments, and for each segment its
// counts of terms, letters and entries. Then the fingerprints, the order of words, and the arrays of each segment, each padded
// to four bytes.
const magic = 0x4d415247;
const headerLength = 7;

/** Encodes a snapshot. `version` identifies how words are split: a snapshot of another version is not read. */
export async function encoded(
  { fingerprints, lists, order }: Snapshot,
  version: number,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const shape = lists.flatMap((segments) => [
    segments.length,
    ...segments.flatMap(({ terms, documents }) => [terms.count, terms.letters.length, documents.length]),
  ]);
  const arrays = [fingerprints, order.places, order.numbers, ...lists.flat().flatMap(arraysOf)];
  const words = arrays.reduce((sum, array) => sum + wordsOf(array), headerLength + shape.length);
  const file = new Uint32Array(words);
  const { places, numbers } = order;
  file.set([magic, version, fingerprints.length, lists.length, 0, places.length, numbers.length, ...shape]);
  const bytes = new Uint8Array(file.buffer);
  let at = headerLength + shape.length;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at * 4);
    at += wordsOf(array);
    await breathe();
  }
  file[4] = await checksum(file, breathe);
  return bytes;
}

/** Decodes a snapshot, without copying its arrays; `undefined` if it is damaged or of another version. */
export async function decoded(
  bytes: Uint8Array,
  version: number,
  breathe: () => Promise<void>,
): Promise<Snapshot | undefined> {
  if (bytes.length < headerLength * 4 || bytes.length % 4 !== 0) return undefined;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const file = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  if (file[0] !== magic || file[1] !== version || file[4] !== (await checksum(file, breathe)))
    return undefined;
  let next = headerLength;
  const shapes: (readonly number[])[][] = [];
  for (let list = 0; list < (file[3] ?? 0); list++) {
    const count = file[next++] ?? 0;
    if (count > file.length) return undefined;
    shapes.push(
      Array.from({ length: count }, () => [file[next++] ?? 0, file[next++] ?? 0, file[next++] ?? 0]),
    );
  }
  const take = (length: number, size: 1 | 2 | 4) => {
    const start = aligned.byteOffset + next * 4;
    next += Math.ceil((length * size) / 4);
    return next > file.length ? undefined : start;
  };
  const { buffer } = aligned;
  const numbers = (length: number) => {
    const start = take(length, 4);
    return start === undefined ? undefined : new Uint32Array(buffer, start, length);
  };
  const fingerprints = numbers(file[2] ?? 0);
  const [places, codes] = [numbers(file[5] ?? 0), numbers(file[6] ?? 0)];
  if (fingerprints === undefined || places === undefined || codes === undefined) return undefined;
  const order: SavedOrder = { places, numbers: codes };
  if (places.length !== fingerprints.length / 2 || !isOrder(order)) return undefined;
  const lists: Segment[][] = [];
  for (const shape of shapes) {
    const segments: Segment[] = [];
    for (const [terms = 0, letters = 0, entries = 0] of shape) {
      const termStarts = numbers(terms + 1);
      const starts = numbers(terms + 1);
      const documents = numbers(entries);
      const lettersAt = take(letters, 2);
      const weightsAt = take(entries, 1);
      if (!termStarts || !starts || !documents || lettersAt === undefined || weightsAt === undefined)
        return undefined;
      if (!ascend(termStarts, letters) || !ascend(starts, entries)) return undefined;
      if (!areBelow(documents, fingerprints.length / 2)) return undefined;
      segments.push({
        terms: new Terms(new Uint16Array(buffer, lettersAt, letters), termStarts),
        starts,
        documents,
        weights: new Uint8Array(buffer, weightsAt, entries),
      });
      await breathe();
    }
    lists.push(segments);
  }
  return { fingerprints, lists, order };
}

const arraysOf = ({ terms, starts, documents, weights }: Segment) => [
  terms.starts,
  starts,
  documents,
  terms.letters,
  weights,
];

const wordsOf = ({ byteLength }: { readonly byteLength: number }): number => Math.ceil(byteLength / 4);

/** Whether starts ascend from 0 to an end. */
function ascend(starts: Uint32Array, end: number): boolean {
  let before = 0;
  // By index: iterating over a typed array's elements takes several times as long.
  for (let n = 0; n < starts.length; n++) {
    const start = starts[n] ?? 0;
    if (start < before) return false;
    before = start;
  }
  return starts[0] === 0 && before === end;
}

/** Whether all numbers are less than a limit. */
function areBelow(numbers: Uint32Array, limit: number): boolean {
  let most = 0;
  for (let n = 0; n < numbers.length; n++) most = Math.max(most, numbers[n] ?? 0);
  return numbers.length === 0 || most < limit;
}

/** How many numbers are summed between two breaths: about two milliseconds. */
const stretch = 1_000_000;

/** The checksum of all numbers but the checksum itself. */
async function checksum(file: Uint32Array, breathe: () => Promise<void>): Promise<number> {
  let sum = 0x811c9dc5;
  for (let start = 0; start < file.length; start += stretch) {
    const end = Math.min(file.length, start + stretch);
    for (let n = start; n < end; n++)
      if (n !== 4) sum = Math.imul(sum ^ (file[n] ?? 0), 0x01000193) + (sum >>> 17);
    if (end < file.length) await breathe();
  }
  return sum >>> 0;
}
