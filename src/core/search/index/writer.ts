import { compoundsIn, isStopWord, termsOf } from "../words.ts";
import { type Segment, segmentOf } from "./segment.ts";
import { weightByte } from "./weights.ts";

/** A text of a document and the weight of a hit in it. */
export interface IndexedField<D> {
  readonly boost: number;
  /** How many words it usually has: in a longer one a word says less. */
  readonly length: number;
  readonly text: (document: D) => string;
  /** What a hit of a stop word counts of another; not indexed without. In names of people they are words: Bo An, Yu Do. */
  readonly stopWords?: number;
}

/** BM25's two constants: how soon repetition stops to count, and how much length does. */
const saturation = 1.2;
const lengthShare = 0.7;
/** Terms that are known by number; with more of them all numbers are given anew. */
const mostTerms = 60_000;

/** Takes the words of documents, and makes segments of them. Words have numbers meanwhile: most occur again and again. */
export class SegmentWriter<D> {
  readonly #fields: readonly IndexedField<D>[];
  #compounds = new Map<string, readonly number[]>();
  #numbers = new Map<string, number>();
  #terms: string[] = [];
  #isStopWord: boolean[] = [];
  // By the number of a term: how often it is in a field, and what it weighs in the document.
  #counts = new Uint32Array(1024);
  #weights = new Float32Array(1024);
  /** Of each entry the term's number, the document and the weight as a byte. */
  #entries: number[] = [];

  constructor(fields: readonly IndexedField<D>[]) {
    this.#fields = fields;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.length / 3;
  }

  add(document: number, content: D): void {
    const ofDocument: number[] = [];
    for (const { boost, length, text, stopWords = 0 } of this.#fields) {
      const ofField: number[] = [];
      let words = 0;
      for (const compound of compoundsIn(text(content)))
        for (const term of this.#termsOf(compound)) {
          if (stopWords === 0 && this.#isStopWord[term] === true) continue;
          words++;
          const before = this.#counts[term] ?? 0;
          if (before === 0) ofField.push(term);
          this.#counts[term] = before + 1;
        }
      const scale = saturation * (1 - lengthShare + (lengthShare * words) / length);
      for (const term of ofField) {
        const count = this.#counts[term] ?? 0;
        this.#counts[term] = 0;
        const share = stopWords < 1 && this.#isStopWord[term] === true ? stopWords : 1;
        const before = this.#weights[term] ?? 0;
        if (before === 0) ofDocument.push(term);
        this.#weights[term] = before + (share * boost * count * (saturation + 1)) / (count + scale);
      }
    }
    for (const term of ofDocument) {
      this.#entries.push(term, document, weightByte(this.#weights[term] ?? 0));
      this.#weights[term] = 0;
    }
  }

  /** The segment of what was added since the last one. */
  take(): Segment {
    const segment = segmentOf(this.#entries, this.#terms);
    this.#entries = [];
    if (this.#terms.length > mostTerms) {
      this.#compounds = new Map();
      this.#numbers = new Map();
      this.#terms = [];
      this.#isStopWord = [];
    }
    return segment;
  }

  #termsOf(compound: string): readonly number[] {
    const known = this.#compounds.get(compound);
    if (known !== undefined) return known;
    const terms = termsOf(compound).map((term) => this.#numberOf(term));
    this.#compounds.set(compound, terms);
    return terms;
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    this.#terms.push(term);
    this.#isStopWord.push(isStopWord(term));
    this.#numbers.set(term, number);
    if (number >= this.#counts.length) {
      this.#counts = grown(this.#counts, new Uint32Array(2 * number));
      this.#weights = grown(this.#weights, new Float32Array(2 * number));
    }
    return number;
  }
}

function grown<T extends Uint32Array | Float32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
