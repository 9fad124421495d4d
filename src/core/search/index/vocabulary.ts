/**
 * Distinct terms, numbered from 0 in the order of arrival. Stores letters in typed arrays and finds them by hash, so
 * that reading a known word allocates no string.
 */
export class Vocabulary {
  #letters = new Uint16Array(1 << 13);
  /** Term `n` is `letters[starts[n]]` up to `letters[starts[n + 1]]`. */
  #starts = new Uint32Array(1 << 10);
  #hashes = new Uint32Array(1 << 10);
  /**
   * A hash table with open addressing: a term's number plus 1, or 0 if empty. At least twice as many slots as terms.
   */
  #slots = new Uint32Array(1 << 11);
  #count = 0;
  /** A buffer of `sorted`. */
  #keys = new Float64Array(1 << 10);

  get count(): number {
    return this.#count;
  }

  /** Forgets all terms, but keeps the memory for as many. */
  clear(): void {
    this.#count = 0;
    this.#slots.fill(0);
  }

  /** The number of the term in the first `length` of `units`; adds the term if it is new. */
  numberOf(units: Uint16Array, length: number): number {
    const hash = hashOf(units, length);
    const last = this.#slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(units, length, hash, slot);
      if (this.#hashes[number] === hash && this.#is(number, units, length)) return number;
    }
  }

  lengthOf(number: number): number {
    return (this.#starts[number + 1] ?? 0) - (this.#starts[number] ?? 0);
  }

  /** Copies a term's letters into an array at `at`; returns where they end. */
  copy(number: number, into: Uint16Array, at: number): number {
    const end = this.#starts[number + 1] ?? 0;
    let to = at;
    for (let from = this.#starts[number] ?? 0; from < end; from++) into[to++] = this.#letters[from] ?? 0;
    return to;
  }

  /** Compares two terms by their UTF-16 units: negative if the first comes first. */
  order(one: number, other: number): number {
    const from = this.#starts[one] ?? 0;
    const otherFrom = this.#starts[other] ?? 0;
    const length = this.lengthOf(one);
    const otherLength = this.lengthOf(other);
    for (let n = 0; n < length && n < otherLength; n++) {
      const difference = (this.#letters[from + n] ?? 0) - (this.#letters[otherFrom + n] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /**
   * Sorts terms, given by number: first by a key of their first letters, since numbers sort many times as fast as
   * texts, then terms of equal keys by all letters.
   */
  sorted(numbers: Uint32Array): Uint32Array {
    const { length } = numbers;
    if (length > this.#keys.length) this.#keys = new Float64Array(length * 2);
    const keys = this.#keys.subarray(0, length);
    for (let n = 0; n < length; n++) keys[n] = this.#keyOf(numbers[n] ?? 0) * length + n;
    keys.sort();
    const sorted = new Uint32Array(length);
    for (let n = 0; n < length; n++) sorted[n] = numbers[(keys[n] ?? 0) % length] ?? 0;
    const order = (one: number, other: number) => this.order(one, other);
    for (let start = 0, end = 1; start < length; start = end, end++) {
      const key = Math.floor((keys[start] ?? 0) / length);
      while (end < length && Math.floor((keys[end] ?? 0) / length) === key) end++;
      if (end - start > 1) sorted.subarray(start, end).sort(order);
    }
    return sorted;
  }

  #is(number: number, units: Uint16Array, length: number): boolean {
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start !== length) return false;
    for (let n = 0; n < length; n++) if (this.#letters[start + n] !== units[n]) return false;
    return true;
  }

  #add(units: Uint16Array, length: number, hash: number, slot: number): number {
    const number = this.#count++;
    const start = this.#starts[number] ?? 0;
    if (start + length > this.#letters.length) this.#letters = grown(this.#letters, start + length);
    if (number + 1 >= this.#starts.length) {
      this.#starts = grown(this.#starts, number + 2);
      this.#hashes = grown(this.#hashes, number + 2);
    }
    this.#letters.set(units.subarray(0, length), start);
    this.#starts[number + 1] = start + length;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 4);
    const last = slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let slot = (this.#hashes[number] ?? 0) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  /**
   * A number below 40⁶ for the first six letters, in the order of the terms: an earlier term's key is never greater.
   */
  #keyOf(number: number): number {
    const start = this.#starts[number] ?? 0;
    const length = this.lengthOf(number);
    let key = 0;
    let isOver = false;
    for (let n = 0; n < keyLetters; n++) {
      const place: number = isOver || n >= length ? 0 : placeOf(this.#letters[start + n] ?? 0);
      // Units that share a place cannot be told apart by later letters.
      isOver ||= place === before || place === between || place === behind;
      key = key * places + place;
    }
    return key;
  }
}

const keyLetters = 6;
/**
 * The places of units in their order: none, those before digits, 0–9, those between, a–z, and those after.
 */
const places = 40;
const [before, between, behind] = [1, 12, 39];

function placeOf(unit: number): number {
  if (unit > 0x7a) return behind;
  if (unit >= 0x61) return unit - 0x61 + between + 1;
  if (unit > 0x39) return between;
  return unit < 0x30 ? before : unit - 0x30 + before + 1;
}

/** FNV-1a over UTF-16 units, its upper bits folded into the lower ones. */
function hashOf(units: Uint16Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < length; n++) hash = Math.imul(hash ^ (units[n] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A copy with room for at least this many more elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array>(
  array: T,
  least: number,
): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}
