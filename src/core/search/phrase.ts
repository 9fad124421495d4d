import { comparable, isPlainText, type Word } from "./words.ts";

/**
 * Finds a phrase in texts: its words in order, with any punctuation between them. Signs that end a word belong to it,
 * as in C++ and C#: where the phrase has them, the text must, too.
 */
export interface Phrase {
  /** In lower case, without accents, with the signs that end them. */
  readonly words: readonly string[];
  /** Whether the last word must match a whole word. */
  readonly isFinished: boolean;
  /** Whether the phrase has more than one word. */
  readonly isLong: boolean;
  isIn(text: string): boolean;
  isStartOf(text: string): boolean;
  /** Whether a text begins with the phrase as typed, ignoring case. */
  isWrittenAtStartOf(text: string): boolean;
}

/** How many words of a longer phrase its pattern has. */
const mostInPattern = 24;
/** A phrase that is looked for in more texts than this compiles a pattern, which rejects most of the others. */
const fewTexts = 64;

/**
 * The phrase of a text; with `isFinished` its last word must match a whole word. `undefined` if the text has no words.
 * Without regular expressions: one of Unicode classes for each word took longer to compile than the search to run.
 */
export function phraseOf(text: string, isFinished: boolean): Phrase | undefined {
  const words = wordsIn(text);
  const [first, ...others] = words;
  if (first === undefined) return undefined;
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
  const written = text.trim().toLowerCase();
  const isAt = (lower: string, start: number): boolean => {
    let [at, before] = [start + first.length, first];
    for (const word of others) {
      if (!isEnd(lower, at, before)) return false;
      at = nextLetter(lower, at);
      if (!lower.startsWith(word, at)) return false;
      at += word.length;
      before = word;
    }
    return !isFinished || isEnd(lower, at, before);
  };
  let asked = 0;
  let pattern: RegExp | undefined;
  const mayBeIn = (one: string): boolean => {
    if (asked++ < fewTexts) return true;
    pattern ??= patternOf(words);
    return pattern.test(one);
  };
  return {
    words,
    isFinished,
    isLong: others.length > 0,
    isIn(one) {
      if (!mayBeIn(one)) return false;
      const lower = comparable(one);
      if (!lower.includes(longest)) return false;
      for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1))
        if (!isLetterAt(lower, at - 1) && isAt(lower, at)) return true;
      return false;
    },
    isStartOf(one) {
      const lower = comparable(one);
      const at = nextLetter(lower, 0);
      return lower.startsWith(first, at) && isAt(lower, at);
    },
    isWrittenAtStartOf: (one) => one.slice(0, written.length).toLowerCase() === written,
  };
}

/** The words of a phrase in lower case, without accents. */
const wordsIn = (text: string): readonly string[] =>
  comparable(text).match(/[\p{L}\p{N}]+(?:\+\+|\+(?![\p{L}\p{N}])|#)?/gu) ?? [];

/**
 * Matches at least the texts with the words one after the other, and every text beyond ASCII. Several times as fast as
 * looking closely: nothing is copied.
 */
function patternOf(words: readonly string[]): RegExp {
  const some = words.slice(0, mostInPattern);
  const isPlain = some.every((word) => isPlainText(word));
  const phrase = some.map((word) => word.replaceAll("+", "\\+")).join("[^a-z0-9]*");
  const first = phrase.slice(0, 1);
  // The letter first, then what is before it: most places of a text fail at the letter.
  const begun = `${first}(?<![a-z0-9]${first})${phrase.slice(1)}`;
  return isPlain ? new RegExp(`[^\t-~]|${begun}`, "i") : /[^\t-~]/;
}

/** Whether a word that was found in a text before a place ends there. After `++` and `#` it always does: C++17. */
function isEnd(text: string, at: number, word: string): boolean {
  if (word.endsWith("++") || word.endsWith("#")) return true;
  return !isLetterAt(text, at) && !(word.endsWith("+") && text[at] === "+");
}

function nextLetter(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLetterAt(text, at)) at++;
  return at;
}

/** Whether there is a letter or digit at a place of a text in lower case; `false` outside the text. */
function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  if (Number.isNaN(unit)) return false;
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
  return /^[\p{L}\p{N}]/u.test(text.slice(isSecondHalf ? at - 1 : at, at + (isSecondHalf ? 1 : 2)));
}

/** Makes a test for whether a text has all of the words, in any order; each may be the beginning of a longer word. */
export function hasWords(words: readonly Word[]): (text: string) => boolean {
  const forms = words.map(({ whole, parts }) =>
    [whole, parts.join(" ")].flatMap((form) => phraseOf(form, false) ?? []),
  );
  // Rejects most texts quickly: they lack one of these letters.
  const letters = words.map(({ whole, parts }) => parts[0] ?? whole);
  return (text) => {
    const lower = text.toLowerCase();
    if (isPlainText(lower) && !letters.every((some) => lower.includes(some))) return false;
    return forms.every((phrases) => phrases.some((phrase) => phrase.isIn(text)));
  };
}
