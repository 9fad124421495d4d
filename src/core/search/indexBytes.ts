import type { LibraryPaper } from "../library/libraryPaper.ts";
import { breather } from "./breather.ts";
import { authorFields, textFields, titleFields } from "./fields.ts";
import { type Fingerprint, fingerprinter } from "./fingerprint.ts";
import type { Segment } from "./index/segment.ts";
import { decoded, encoded } from "./index/snapshot.ts";
import type { SavedOrder } from "./index/wordOrder.ts";
import { compoundsIn, termsOf } from "./words.ts";

export interface IndexToSave {
  /** The papers by document number; `undefined` for one that was removed or edited. */
  readonly papers: readonly (LibraryPaper | undefined)[];
  readonly titles: readonly Segment[];
  readonly texts: readonly Segment[];
  readonly authors: readonly Segment[];
  /** For as many documents as there are papers. */
  readonly order: SavedOrder;
}

/**
 * A saved index, reduced to the papers that have not changed: those papers, in the library's order, and their numbers.
 */
export interface SavedIndex extends IndexToSave {
  readonly found: readonly LibraryPaper[];
  readonly numbers: Uint32Array<ArrayBuffer>;
}

/** Increased whenever the saved format changes its meaning. */
const format = 4;
const papersBetweenBreaths = 16;

/** Reads a saved index; `undefined` if it is damaged, of another version, or has too few of the papers. */
export async function readSaved(
  bytes: Uint8Array,
  papers: readonly LibraryPaper[],
): Promise<SavedIndex | undefined> {
  const breathe = breather();
  const fingerprintOf = fingerprinter();
  const snapshot = await decoded(bytes, version(), breathe);
  const [titles, texts, authors] = snapshot?.lists ?? [];
  if (snapshot === undefined || !titles || !texts || !authors) return undefined;
  const { fingerprints, order } = snapshot;
  const numberOf = finder(fingerprints);
  const byNumber: (LibraryPaper | undefined)[] = new Array(fingerprints.length / 2).fill(undefined);
  const found: LibraryPaper[] = [];
  const numbersFound = new Uint32Array(papers.length);
  for (const [n, paper] of papers.entries()) {
    if (n % papersBetweenBreaths === 0) await breathe();
    const document = numberOf(fingerprintOf(paper));
    if (document === undefined || byNumber[document] !== undefined) continue;
    byNumber[document] = paper;
    numbersFound[found.length] = document;
    found.push(paper);
  }
  // Not worth it: most of the index would be about papers that are gone.
  if (found.length * 2 < byNumber.length) return undefined;
  const numbers = numbersFound.slice(0, found.length);
  return { papers: byNumber, titles, texts, authors, order, found, numbers };
}

/** Encodes an index for `readSaved`. */
export async function saved({
  papers,
  titles,
  texts,
  authors,
  order,
}: IndexToSave): Promise<Uint8Array<ArrayBuffer>> {
  const breathe = breather();
  const fingerprintOf = fingerprinter();
  const fingerprints = new Uint32Array(papers.length * 2);
  for (const [n, paper] of papers.entries()) {
    if (n % papersBetweenBreaths === 0) await breathe();
    if (paper !== undefined) fingerprints.set(fingerprintOf(paper), 2 * n);
  }
  return await encoded({ fingerprints, lists: [titles, texts, authors], order }, version(), breathe);
}

/** Makes a function that finds the number of a fingerprint; fast if papers come in the order of their numbers. */
function finder(fingerprints: Uint32Array): (fingerprint: Fingerprint) => number | undefined {
  let next = 0;
  const keyAt = (document: number) =>
    keyOf(fingerprints[2 * document] ?? 0, fingerprints[2 * document + 1] ?? 0);
  let numbers: ReadonlyMap<number, number> | undefined;
  const looked = (key: number) => {
    numbers ??= new Map(
      Array.from({ length: fingerprints.length / 2 }, (_, document) => [keyAt(document), document]),
    );
    return numbers.get(key);
  };
  return ([one, other]) => {
    const isNext = fingerprints[2 * next] === one && fingerprints[2 * next + 1] === other;
    const document = isNext ? next : looked(keyOf(one, other));
    if (document !== undefined) next = document + 1;
    return document;
  };
}

const keyOf = (one: number, other: number): number => one * 0x200000 + (other & 0x1fffff);

/** A hash of how words are split and weighted: an index saved with other rules is unusable. */
function version(): number {
  const probe =
    "Pre-Training of FlashAttention's LLMs with ZeRO++: 10,000 GPUs, Schölkopf’s naïve 大規模モデル, studies";
  const parts = [
    format,
    ...compoundsIn(probe).flatMap(termsOf),
    ...[...titleFields, ...textFields, ...authorFields].flatMap(({ boost, length, stopWords = 0 }) => [
      boost,
      length,
      stopWords,
    ]),
  ];
  let sum = 0x811c9dc5;
  for (const unit of parts.join("\n")) sum = Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}
