import {
  compoundsOf,
  isPlainText,
  isStopWord,
  longestStopWord,
  readable,
  singular,
  termsOf,
  withoutThousands,
} from "../words.ts";
import { PlainWords } from "./plainWords.ts";
import { type Segment, segmentOf } from "./segment.ts";
import { grown, Vocabulary } from "./vocabulary.ts";
import { weightByte } from "./weightBytes.ts";

/** A kind of text of a document, and the weight of a hit in it. */
export interface IndexedField<D> {
  readonly boost: number;
  /** The usual number of words: in a longer text each word counts less. */
  readonly length: number;
  readonly text: (document: D) => string | readonly string[] | undefined;
  /**
   * The weight of a stop word relative to other words; stop words are not indexed if absent. Names need them: Bo An,
   * Yu Do.
   */
  readonly stopWords?: number;
  /** Whether the texts are words in lower case, which are found as they are: no plural by its singular. */
  readonly isAsWritten?: boolean;
}

/** BM25's constants: how soon repetition stops counting, and how much length matters. */
const saturation = 1.2;
const lengthShare = 0.7;

/**
 * The most terms and compounds that are kept after a segment; above that, all are forgotten and
 * numbered anew. Few, so that the arrays by term stay in the processor's cache: with 100,000,
 * indexing titles took half as long again.
 */
const mostTerms = 10_000;
const mostCompounds = 5_000;

const letterS = "s".charCodeAt(0);

/**
 * Collects the words of documents and makes segments of them. Words are numbered meanwhile, since most occur many
 * times.
 */
export class SegmentWriter<D> {
  readonly #fields: readonly IndexedField<D>[];
  readonly #plainWords = new PlainWords();
  readonly #vocabulary = new Vocabulary();
  /** The terms of compounds, which need strings to compute. */
  readonly #compounds = new Map<string, readonly number[]>();
  /** A buffer for the letters of a term that is a string. */
  #units = new Uint16Array(256);
  // Indexed by term number.
  #singulars = new Uint32Array(1024);
  #isStopWord = new Uint8Array(1024);
  /** By term: how often it is in a field, its weight in the document, its number of entries. */
  #counts = new Uint32Array(1024);
  #weights = new Float32Array(1024);
  #entriesOf = new Uint32Array(1024);
  /** The distinct terms of a field, of the document, and of the entries; only the first `…Count` are valid. */
  #inField = new Uint32Array(1024);
  #inFieldCount = 0;
  #inDocument = new Uint32Array(1024);
  #inDocumentCount = 0;
  #used = new Uint32Array(1024);
  #usedCount = 0;
  #terms = new Uint32Array(1024);
  #documents = new Uint32Array(1024);
  #bytes = new Uint8Array(1024);
  #size = 0;
  #words = 0;

  constructor(fields: readonly IndexedField<D>[]) {
    this.#fields = fields;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#size;
  }

  add(document: number, content: D): void {
    for (const { boost, length, text, stopWords = 0, isAsWritten = false } of this.#fields) {
      const texts = text(content);
      if (typeof texts === "string") this.#count(texts, stopWords > 0, isAsWritten);
      else if (texts !== undefined) for (const one of texts) this.#count(one, stopWords > 0, isAsWritten);
      const scale = saturation * (1 - lengthShare + (lengthShare * this.#words) / length);
      for (let n = 0; n < this.#inFieldCount; n++) {
        const term = this.#inField[n] ?? 0;
        const count = this.#counts[term] ?? 0;
        this.#counts[term] = 0;
        const share = stopWords < 1 && this.#isStopWord[term] === 1 ? stopWords : 1;
        const before = this.#weights[term] ?? 0;
        if (before === 0) {
          if (this.#inDocumentCount === this.#inDocument.length)
            this.#inDocument = grown(this.#inDocument, 0);
          this.#inDocument[this.#inDocumentCount++] = term;
        }
        this.#weights[term] = before + (share * boost * count * (saturation + 1)) / (count + scale);
      }
      this.#inFieldCount = 0;
      this.#words = 0;
    }
    for (let n = 0; n < this.#inDocumentCount; n++) this.#enter(this.#inDocument[n] ?? 0, document);
    this.#inDocumentCount = 0;
  }

  /** Makes a segment of what was added since the last one. */
  take(): Segment {
    const entries = {
      terms: this.#terms,
      documents: this.#documents,
      weights: this.#bytes,
      count: this.#size,
    };
    const used = this.#used.subarray(0, this.#usedCount);
    const segment = segmentOf(entries, used, this.#entriesOf, this.#vocabulary);
    this.#size = 0;
    this.#usedCount = 0;
    if (this.#vocabulary.count > mostTerms || this.#compounds.size > mostCompounds) {
      this.#vocabulary.clear();
      this.#compounds.clear();
    }
    return segment;
  }

  /** Counts the terms of a text. */
  #count(written: string, takesStopWords: boolean, isAsWritten: boolean): void {
    const isPlain = isPlainText(written);
    const text = isPlain ? withoutThousands(written) : readable(written);
    if (!isPlain && !isPlainText(text)) {
      for (const compound of compoundsOf(text))
        if (isAsWritten) this.#countTerm(this.#numberOfText(compound), takesStopWords);
        else this.#countCompound(compound, takesStopWords);
      return;
    }
    const words = this.#plainWords;
    words.read(text);
    while (words.next()) {
      if (!words.isSimple) {
        this.#countCompound(words.written, takesStopWords);
        continue;
      }
      const term = this.#numberOf(words.letters, words.length);
      this.#countTerm(term, takesStopWords);
      const one = this.#singulars[term] ?? 0;
      if (one !== term && !isAsWritten) this.#countTerm(one, takesStopWords);
    }
  }

  #countCompound(compound: string, takesStopWords: boolean): void {
    let terms = this.#compounds.get(compound);
    if (terms === undefined) {
      terms = termsOf(compound).map((term) => this.#numberOfText(term));
      this.#compounds.set(compound, terms);
    }
    for (const term of terms) this.#countTerm(term, takesStopWords);
  }

  #countTerm(term: number, takesStopWords: boolean): void {
    if (!takesStopWords && this.#isStopWord[term] === 1) return;
    this.#words++;
    const before = this.#counts[term] ?? 0;
    this.#counts[term] = before + 1;
    if (before > 0) return;
    if (this.#inFieldCount === this.#inField.length) this.#inField = grown(this.#inField, 0);
    this.#inField[this.#inFieldCount++] = term;
  }

  /** Adds an entry for a term of the document. */
  #enter(term: number, document: number): void {
    if (this.#size === this.#terms.length) {
      this.#terms = grown(this.#terms, 0);
      this.#documents = grown(this.#documents, 0);
      this.#bytes = grown(this.#bytes, 0);
    }
    this.#terms[this.#size] = term;
    this.#documents[this.#size] = document;
    this.#bytes[this.#size++] = weightByte(this.#weights[term] ?? 0);
    this.#weights[term] = 0;
    const before = this.#entriesOf[term] ?? 0;
    this.#entriesOf[term] = before + 1;
    if (before > 0) return;
    if (this.#usedCount === this.#used.length) this.#used = grown(this.#used, 0);
    this.#used[this.#usedCount++] = term;
  }

  #numberOfText(term: string): number {
    if (term.length > this.#units.length) this.#units = new Uint16Array(term.length * 2);
    for (let n = 0; n < term.length; n++) this.#units[n] = term.charCodeAt(n);
    return this.#numberOf(this.#units, term.length, term);
  }

  /** The number of a term; for a new one, also records what is needed later. */
  #numberOf(units: Uint16Array, length: number, written?: string): number {
    const known = this.#vocabulary.count;
    const number = this.#vocabulary.numberOf(units, length);
    if (number < known) return number;
    if (number >= this.#counts.length) {
      this.#singulars = grown(this.#singulars, 0);
      this.#isStopWord = grown(this.#isStopWord, 0);
      this.#counts = grown(this.#counts, 0);
      this.#weights = grown(this.#weights, 0);
      this.#entriesOf = grown(this.#entriesOf, 0);
    }
    this.#singulars[number] = number;
    this.#isStopWord[number] = 0;
    // Other terms are neither stop words nor plurals, so no string is needed.
    if (length > longestStopWord && units[length - 1] !== letterS) return number;
    const term = written ?? textOf(units, length);
    if (isStopWord(term)) {
      this.#isStopWord[number] = 1;
      return number;
    }
    const one = singular(term);
    // Done last, because the singular may be a new term itself.
    if (one !== term) {
      const other = this.#numberOfText(one);
      this.#singulars[number] = other;
    }
    return number;
  }
}

function textOf(units: Uint16Array, length: number): string {
  let text = "";
  for (let n = 0; n < length; n++) text += String.fromCharCode(units[n] ?? 0);
  return text;
}
