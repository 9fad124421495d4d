import { merged } from "./merged.ts";
import { type Segment, sizeOf } from "./segment.ts";
import { type IndexedField, SegmentWriter } from "./writer.ts";

/** So many entries become a segment: to sort the terms of more would block. */
const entriesEach = 16_000;
/** So many segments of one size are merged while an index is filled. */
const mostAlike = 8;
/** So many segments are merged at once at most. */
const mostMerged = 12;
/** At rest a segment is merged into one that is not so many times as long. */
const ratio = 4;

/**
 * The words of numbered documents, no texts. It is a list of segments that never change: documents are added in new ones,
 * and segments are merged bit by bit while they are searched (a log-structured merge tree, as Lucene's).
 */
export class TextIndex<D> {
  readonly #fields: readonly IndexedField<D>[];
  readonly #isAlive: (document: number) => boolean;
  /** Gone while there is nothing to write, for its memory. */
  #writer: SegmentWriter<D> | undefined;
  #segments: readonly Segment[] = [];
  #merging: { readonly of: ReadonlySet<Segment>; readonly steps: Generator<void, Segment> } | undefined;

  /** `isAlive` tells which documents are still wanted: the words of others go when segments are merged. */
  constructor(fields: readonly IndexedField<D>[], isAlive: (document: number) => boolean) {
    this.#fields = fields;
    this.#isAlive = isAlive;
  }

  /** To be searched; without the documents that were added after the last `seal`. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Takes segments that an index of the same fields had. */
  set segments(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#merging = undefined;
  }

  /** Expects a number that was never in the index. Returns whether all that was added is found now. */
  add(document: number, content: D): boolean {
    this.#writer ??= new SegmentWriter(this.#fields);
    this.#writer.add(document, content);
    if (this.#writer.size < entriesEach) return false;
    this.#segments = [...this.#segments, this.#writer.take()];
    return true;
  }

  /** Ends a time of adding: lets all documents be found. */
  seal(): void {
    if (this.#writer !== undefined && this.#writer.size > 0)
      this.#segments = [...this.#segments, this.#writer.take()];
    this.#writer = undefined;
  }

  /** Whether segments are to be merged; fewer while more documents are to come. */
  isMergeDue(isFilling: boolean): boolean {
    return this.#merging !== undefined || this.#due(isFilling).length > 0;
  }

  /** Merges for a moment, well under a millisecond. */
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
