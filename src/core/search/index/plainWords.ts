import { longestWhole } from "../words.ts";

/**
 * Iterates over the words of a plain text (`isPlainText`), the same as `compoundsIn` finds, letter by letter and
 * without allocating for each word. A simple word is one whose only terms are itself and its singular.
 */
export class PlainWords {
  #text = "";
  #at = 0;
  /** Where the word begins in the text. */
  start = 0;
  end = 0;
  isSimple = false;
  /** A simple word in lower case: the first `length` of `letters`. */
  readonly letters = new Uint16Array(longestWhole);
  length = 0;

  read(text: string): void {
    this.#text = text;
    this.#at = 0;
  }

  /** The word as written. */
  get written(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** Moves to the next word; `false` at the end. */
  next(): boolean {
    const text = this.#text;
    let at = this.#at;
    while (at < text.length && kindAt(text, at) < digit) at++;
    this.start = at;
    let length = 0;
    let isSimple = true;
    let kind = none;
    for (; at < text.length; at++) {
      const last = kind;
      kind = kindAt(text, at);
      if (kind >= digit) {
        const unit = text.charCodeAt(at);
        // As in `camelCase`.
        if (kind === upper && last === lower) isSimple = false;
        if (length < longestWhole) this.letters[length] = kind === upper ? unit + 0x20 : unit;
        length++;
      } else if (kind === joiner && at + 1 < text.length && kindAt(text, at + 1) >= digit) isSimple = false;
      else break;
    }
    const mark = length === 0 ? "" : text[at];
    if (mark === "+" || mark === "#") {
      isSimple = false;
      at += mark === "+" && text[at + 1] === "+" ? 2 : 1;
    }
    this.#at = at;
    this.end = at;
    this.length = length;
    this.isSimple = isSimple && length <= longestWhole;
    return length > 0;
  }
}

const [none, joiner, digit, lower, upper] = [0, 1, 2, 3, 4];

/** The kind of each UTF-16 unit of a plain text. */
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  if (/[a-z]/.test(letter)) return lower;
  if (/[A-Z]/.test(letter)) return upper;
  if (/[0-9]/.test(letter)) return digit;
  return "-'._/+".includes(letter) ? joiner : none;
});

const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? none;
