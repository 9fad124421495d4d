import { withoutAccents } from "../text/accents.ts";
import { isPlainText, type Word } from "./words.ts";

/**
 * Finds a phrase in texts: its words in order, with any punctuation between them. Signs that end a word belong to it,
 * as in C++ and C#: where the phrase has them, the text must, too.
 */
export interface Phrase {
  /** Whether the phrase has more than one word. */
  readonly isLong: boolean;
  isIn(text: string): boolean;
  isStartOf(text: string): boolean;
  /** Whether a text begins with the phrase as typed, ignoring case. */
  isWrittenAtStartOf(text: string): boolean;
}

/** How many words of a longer phrase are used. */
const mostWords = 24;

/**
 * The phrase of a text; with `isFinished` its last word must match a whole word. `undefined` if the text has no words.
 */
export function phraseOf(text: string, isFinished: boolean): Phrase | undefined {
  const words = wordsIn(text).slice(0, mostWords);
  if (words.length === 0) return undefined;
  const isInPlain = words.every(isPlainText) ? plainPhrase(words, isFinished) : () => false;
  const inAny = patternOf(words, isFinished);
  const atStart = new RegExp(`^[^\\p{L}\\p{N}]*${inAny.source}`, "u");
  const written = text.trim().toLowerCase();
  return {
    isLong: words.length > 1,
    isIn: (one) => (isPlainText(one) ? isInPlain(one) : inAny.test(comparable(one))),
    isStartOf: (one) => atStart.test(comparable(one)),
    isWrittenAtStartOf: (one) => one.slice(0, written.length).toLowerCase() === written,
  };
}

const comparable = (text: string): string => withoutAccents(text).toLowerCase();

/** The words of a phrase in lower case, without accents. */
const wordsIn = (text: string): readonly string[] =>
  comparable(text).match(/[\p{L}\p{N}]+(?:\+\+|\+(?![\p{L}\p{N}])|#)?/gu) ?? [];

function patternOf(words: readonly string[], isFinished: boolean): RegExp {
  const last = words.length - 1;
  const ended = words.map((word, n) => {
    const end = word.endsWith("+") ? "(?![+\\p{L}\\p{N}])" : "(?![\\p{L}\\p{N}])";
    const isOpen = /\+\+$|#$/.test(word) || (n === last && !isFinished);
    return word.replace(/\+/g, "\\+") + (isOpen ? "" : end);
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${ended.join("[^\\p{L}\\p{N}]*")}`, "u");
}

/**
 * Matches plain words in plain texts without a regular expression. A phrase may be looked for in every abstract, and
 * this is many times as fast.
 */
function plainPhrase(words: readonly string[], isFinished: boolean): (text: string) => boolean {
  const [first = "", ...others] = words;
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
  const goesOn = (text: string, start: number) => {
    let at = start + first.length;
    let before = first;
    for (const word of others) {
      if (!isEnd(text, at, before)) return false;
      while (at < text.length && !isLetterAt(text, at)) at++;
      if (!text.startsWith(word, at)) return false;
      at += word.length;
      before = word;
    }
    return !isFinished || isEnd(text, at, before);
  };
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.includes(longest)) return false;
    for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1))
      if (!isLetterAt(lower, at - 1) && goesOn(lower, at)) return true;
    return false;
  };
}

/** Whether a word that was found in a plain text before a place ends there. After `++` and `#` it always does: C++17. */
function isEnd(text: string, at: number, word: string): boolean {
  if (word.endsWith("++") || word.endsWith("#")) return true;
  return !isLetterAt(text, at) && !(word.endsWith("+") && text[at] === "+");
}

/** Whether there is a letter or digit at a place of a plain lower-case text; `false` outside the text. */
function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
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
