import { comparable, isPlainText, runs } from "../words.ts";
import { grown } from "./vocabulary.ts";

/**
 * The codes of documents are kept in chunks of this length, so that growing
 * copies nothing. No document spans two.
 */
const chunkBits = 17;
const chunkLength = 1 << chunkBits;
/** A document begins with the number of its words, as two codes. */
const headerLength = 2;
/** Then come bits, eight per word, that say which words are neighbours: a Bloom filter. */
const bitsLength = (words: number): number => (words >>> 1) + 1;

/**
 * The words of each document in order, each as a code of 16 bits: its first two letters and six bits of a
 * hash. Rules out nearly all documents without a phrase, and never one that has it, without reading a text.
 * Takes three bytes per word.
 */
export class WordOrder {
  #chunks: Uint16Array[] = [];
  #end = 0;
  /** How many codes belong to documents that were forgotten. */
  #unused = 0;
  /** By document: the offset of its codes plus 1; 0 if it was not added. */
  #places: Uint32Array;
  #codes = new Uint16Array(1024);
  #count = 0;

  constructor(saved?: SavedOrder) {
    this.#places = saved?.places ?? new Uint32Array(0);
    const { buffer, byteOffset, length } = saved?.numbers ?? new Uint32Array(0);
    const codes = new Uint16Array(buffer, byteOffset, length * 2);
    for (let start = 0; start < codes.length; start += chunkLength) {
      const chunk = new Uint16Array(chunkLength);
      const kept = codes.subarray(start, start + chunkLength);
      // The last chunk has to have room for more.
      if (kept.length < chunkLength) chunk.set(kept);
      this.#chunks.push(kept.length < chunkLength ? chunk : kept);
    }
    this.#end = codes.length;
  }

  /** The data to save for documents with numbers below `size`. */
  saved(size: number): SavedOrder {
    const numbers = new Uint32Array(Math.ceil(this.#end / 2));
    const codes = new Uint16Array(numbers.buffer);
    for (const [n, chunk] of this.#chunks.entries())
      codes.set(chunk.subarray(0, Math.max(0, this.#end - n * chunkLength)), n * chunkLength);
    const places = new Uint32Array(size);
    places.set(this.#places.subarray(0, size));
    return { places, numbers };
  }

  knows(document: number): boolean {
    return (this.#places[document] ?? 0) > 0;
  }

  /** Adds the texts of a document. No phrase reaches from one into the next. */
  add(document: number, texts: readonly string[]): void {
    this.#count = 0;
    for (const text of texts) {
      if (isPlainText(text)) this.#readPlain(text);
      else for (const [word] of comparable(text).matchAll(runs)) this.#take(codeOf(word));
      this.#take(endOfText);
    }
    const count = this.#count;
    const bits = bitsLength(count);
    const length = headerLength + bits + count;
    // Too long to be kept, so its texts are read each time.
    if (length > chunkLength) return;
    const chunk = this.#chunkFor(length);
    const start = this.#end % chunkLength;
    chunk[start] = count & 0xffff;
    chunk[start + 1] = count >>> 16;
    for (let n = 1; n < count; n++) {
      const [one = endOfText, other = endOfText] = [this.#codes[n - 1], this.#codes[n]];
      if (one === endOfText || other === endOfText) continue;
      const bit = pairOf(one, other) % (bits << 4);
      const at = start + headerLength + (bit >>> 4);
      chunk[at] = (chunk[at] ?? 0) | (1 << (bit & 15));
    }
    chunk.set(this.#codes.subarray(0, count), start + headerLength + bits);
    if (document >= this.#places.length) this.#places = grown(this.#places, document + 1);
    this.#places[document] = this.#end + 1;
    this.#end += length;
  }

  /** Forgets a document that is gone. Once most codes belong to such documents, keeps only the others. */
  forget(document: number): void {
    const place = (this.#places[document] ?? 0) - 1;
    if (place < 0) return;
    this.#places[document] = 0;
    this.#unused += this.#spanAt(place).length;
    if (this.#unused > this.#end / 2 && this.#unused > chunkLength) this.#compact();
  }

  #compact(): void {
    const spans = Array.from(this.#places, (place) => (place === 0 ? undefined : this.#spanAt(place - 1)));
    this.#chunks = [];
    this.#end = 0;
    this.#unused = 0;
    for (const [document, span] of spans.entries()) {
      if (span === undefined) continue;
      this.#chunkFor(span.length).set(span, this.#end % chunkLength);
      this.#places[document] = this.#end + 1;
      this.#end += span.length;
    }
  }

  /** The codes of the document at a place: its header, its bits, its words. */
  #spanAt(place: number): Uint16Array {
    const chunk = this.#chunks[place >>> chunkBits] ?? new Uint16Array(0);
    const start = place & (chunkLength - 1);
    const count = (chunk[start] ?? 0) + ((chunk[start + 1] ?? 0) << 16);
    return chunk.subarray(start, start + headerLength + bitsLength(count) + count);
  }

  /** The chunk with room for this many codes at `#end`; moves `#end` to a new chunk if necessary. */
  #chunkFor(length: number): Uint16Array {
    if (this.#chunks.length * chunkLength - this.#end < length) {
      this.#end = this.#chunks.length * chunkLength;
      this.#chunks.push(new Uint16Array(chunkLength));
    }
    return this.#chunks.at(-1) ?? new Uint16Array(0);
  }

  /** Whether a document may have the words one after the other; `true` for one that was not added. */
  mayHave(document: number, { codes, mask, pivot, pairs }: WordsInOrder): boolean {
    // With whole numbers of 31 bits the loop below takes a quarter of the time.
    const place = ((this.#places[document] ?? 0) | 0) - 1;
    if (place < 0) return true;
    const chunk = this.#chunks[place >>> chunkBits];
    if (chunk === undefined) return true;
    const start = place & (chunkLength - 1);
    const count = (chunk[start] ?? 0) + ((chunk[start + 1] ?? 0) << 16);
    const bits = bitsLength(count);
    for (const pair of pairs) {
      const bit = pair % (bits << 4);
      if ((((chunk[start + headerLength + (bit >>> 4)] ?? 0) >>> (bit & 15)) & 1) === 0) return false;
    }
    const first = start + headerLength + bits;
    const last = codes.length - 1;
    const end = first + count - last + pivot;
    const wanted = codes[pivot] ?? 0;
    const isWhole = pivot < last || mask === 0xffff;
    for (let at = first + pivot; at < end; at++) {
      if (isWhole) while (at < end && chunk[at] !== wanted) at++;
      else while (at < end && ((chunk[at] ?? 0) & mask) !== wanted) at++;
      if (at >= end) return false;
      let n = 0;
      while (n < last && chunk[at - pivot + n] === codes[n]) n++;
      if (n === last && ((chunk[at - pivot + n] ?? 0) & mask) === codes[n]) return true;
    }
    return false;
  }

  #readPlain(text: string): void {
    const { length } = text;
    for (let at = 0; at < length; at++) {
      let unit = lowerCase[text.charCodeAt(at)] ?? 0;
      if (unit === 0) continue;
      const first = unit;
      let second = 0;
      let hash = emptyHash;
      for (let n = 0; unit !== 0; n++) {
        if (n === 1) second = unit;
        hash = Math.imul(hash ^ unit, prime);
        at++;
        unit = at < length ? (lowerCase[text.charCodeAt(at)] ?? 0) : 0;
      }
      this.#take(codeFrom(first, second, hash));
    }
  }

  #take(code: number): void {
    if (this.#count === this.#codes.length) this.#codes = grown(this.#codes, 0);
    this.#codes[this.#count++] = code;
  }
}

/** The saved form: where the codes of each document are, and the codes, two in a number. */
export interface SavedOrder {
  readonly places: Uint32Array;
  readonly numbers: Uint32Array;
}

/** Whether each place refers to codes that are there. */
export function isOrder({ places, numbers }: SavedOrder): boolean {
  const codes = new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  for (let n = 0; n < places.length; n++) {
    const place = places[n] ?? 0;
    if (place === 0) continue;
    const count = (codes[place - 1] ?? 0) + ((codes[place] ?? 0) << 16);
    const end = place - 1 + headerLength + bitsLength(count) + count;
    if (end > codes.length || Math.floor((place - 1) / chunkLength) !== Math.floor((end - 1) / chunkLength))
      return false;
  }
  return true;
}

/** A phrase to look for. */
export interface WordsInOrder {
  readonly codes: readonly number[];
  /** The bits of the last code that are known. */
  readonly mask: number;
  /** The word to look for first. */
  readonly pivot: number;
  /** The pairs of words, as `pairOf` gives them. */
  readonly pairs: readonly number[];
}

/**
 * Prepares the words of a phrase: one or more, in lower case, without accents and without signs at their
 * ends. Unless `isWhole`, only the beginning of the last word is known.
 */
export function inOrder(words: readonly string[], isWhole: boolean): WordsInOrder {
  const last = words.at(-1) ?? "";
  const mask = isWhole ? 0xffff : last.length > 1 ? ofBoth : ofFirst;
  const codes = words.map((word, n) => codeOf(word) & (n === words.length - 1 ? mask : 0xffff));
  // Of whole words the longest is likely the rarest.
  const whole = isWhole ? words : words.slice(0, -1);
  const pivot = whole.reduce((best, word, n) => (word.length > (words[best] ?? "").length ? n : best), 0);
  const known = codes.slice(1, mask === ofFirst ? -1 : undefined);
  return { codes, mask, pivot, pairs: known.map((code, n) => pairOf(codes[n] ?? 0, code)) };
}

/** A code has five bits for the first letter, five for the second, six of the hash. */
const ofFirst = 0b11111_00000_000000;
const ofBoth = 0b11111_11111_000000;
/** The code of no word. */
const endOfText = 0;

/** FNV-1a. */
const emptyHash = 0x811c9dc5;
const prime = 0x01000193;

function codeOf(word: string): number {
  let hash = emptyHash;
  for (let n = 0; n < word.length; n++) hash = Math.imul(hash ^ word.charCodeAt(n), prime);
  return codeFrom(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0, hash);
}

const codeFrom = (first: number, second: number, hash: number): number =>
  (classOf(first) << 11) | (second === 0 ? 0 : classOf(second) << 6) | ((hash ^ (hash >>> 16)) & 0b111111);

/**
 * A hash of 31 bits of a word and the first two letters of the next one, which are
 * known early while somebody types.
 */
function pairOf(one: number, other: number): number {
  const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other & ofBoth, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >>> 1;
}

/** 1 to 26 for a letter, 27 for a digit, 28 to 31 for a unit beyond ASCII. */
function classOf(unit: number): number {
  if (unit >= 0x80) return 28 + (unit & 3);
  return unit >= 0x61 ? unit - 0x60 : 27;
}

/** By ASCII unit: the letter in lower case or the digit; 0 for other signs. */
const lowerCase = Uint8Array.from({ length: 128 }, (_, unit) => {
  const letter = String.fromCharCode(unit).toLowerCase();
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0;
});
