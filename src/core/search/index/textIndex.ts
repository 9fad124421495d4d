import { merged } from "./merged.ts";
import { type Segment, sizeOf } from "./segment.ts";
import { type IndexedField, SegmentWriter } from "./writer.ts";

/** How many entries become one segment: sorting the terms of more would block. */
const entriesEach = 16_000;
/** How many segments of similar size are merged while an index is filled. */
const mostAlike = 8;
/** The most segments that are merged at once. */
const mostMerged = 12;
/** At rest, a segment is merged into one that is less than this many times as long. */
const ratio = 4;

/**
 * An index of the words of numbered documents; keeps no texts. It is a list of immutable segments: documents are added
 * in new ones, and segments are merged bit by bit while they are searched (a log-structured merge tree, as in Lucene).
 */
export class TextIndex<D> {
  readonly #fields: readonly IndexedField<D>[];
  readonly #isAlive: (document: number) => boolean;
  /** Absent while there is nothing to write, to save memory. */
  #writer: SegmentWriter<D> | undefined;
  #segments: readonly Segment[] = [];
  #merging: { readonly of: ReadonlySet<Segment>; readonly steps: Generator<void, Segment> } | undefined;

  /** `isAlive` says which documents are still wanted: the words of others are dropped when segments are merged. */
  constructor(fields: readonly IndexedField<D>[], isAlive: (document: number) => boolean) {
    this.#fields = fields;
    this.#isAlive = isAlive;
  }

  /** The segments to search, without the documents added after the last `seal`. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Uses the segments of an index with the same fields. */
  set segments(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#merging = undefined;
  }

  /** Adds a document, whose number must be new. Returns whether everything added so far can be found. */
  add(document: number, content: D): boolean {
    this.#writer ??= new SegmentWriter(this.#fields);
    this.#writer.add(document, content);
    if (this.#writer.size < entriesEach) return false;
    this.#segments = [...this.#segments, this.#writer.take()];
    return true;
  }

  /** Makes all added documents findable. */
  seal(): void {
    if (this.#writer !== undefined && this.#writer.size > 0)
      this.#segments = [...this.#segments, this.#writer.take()];
    this.#writer = undefined;
  }

  /** Whether segments should be merged; fewer merges are due while more documents are to come. */
  isMergeDue(isFilling: boolean): boolean {
    return this.#merging !== undefined || this.#due(isFilling).length > 0;
  }

  /** Merges for well under a millisecond. */
  merge(isFilling: boolean): void {
    if (this.#merging === undefined) {
      const due = this.#due(isFilling);
      if (due.length === 0) return;
      this.#merging = { of: new Set(due), steps: merged(due, this.#isAlive) };
    }
    const { of, steps } = this.#merging;
    const step = steps.next();
    if (step.done !== true) return;
    this.#merging = undefined;
    this.#segments = [...this.#segments.filter((segment) => !of.has(segment)), step.value];
  }

  #due(isFilling: boolean): readonly Segment[] {
    const sorted = [...this.#segments].sort((a, b) => sizeOf(a) - sizeOf(b));
    if (isFilling) {
      const tier = (segment: Segment) => Math.floor(Math.log(1 + sizeOf(segment)) / Math.log(mostAlike));
      for (const first of sorted) {
        const alike = sorted.filter((segment) => tier(segment) === tier(first));
        if (alike.length >= mostAlike) return alike.slice(0, mostMerged);
      }
      return [];
    }
    const due: Segment[] = [];
    let size = 0;
    for (const segment of sorted) {
      if (due.length === mostMerged || (due.length > 0 && sizeOf(segment) > ratio * size)) break;
      due.push(segment);
      size += sizeOf(segment);
    }
    return due.length > 1 ? due : [];
  }
}
