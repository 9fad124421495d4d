import { isPlainText, plainText, type Word } from "./words.ts";

/** Finds a phrase in texts: its words in order, with any punctuation between them. */
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
  const words = plainText(text).trim().split(" ").slice(0, mostWords);
  if (words[0] === "" || words[0] === undefined) return undefined;
  const blank = ` ${words.join(" ")}${isFinished ? " " : ""}`;
  const isPlain = isPlainText(blank);
  const isInPlain = isPlain ? plainPhrase(words, isFinished) : () => false;
  const pattern = words.join("[^a-z0-9]+") + (isFinished ? "(?![a-z0-9])" : "");
  const first = new RegExp(isPlain ? `^[^a-z0-9]*${pattern}` : "^(?!)", "i");
  const written = text.trim().toLowerCase();
  return {
    isLong: words.length > 1,
    isIn: (one) => (isPlainText(one) ? isInPlain(one) : plainText(one).includes(blank)),
    isStartOf: (one) => (isPlainText(one) ? first.test(one) : plainText(one).startsWith(blank)),
    isWrittenAtStartOf: (one) => one.slice(0, written.length).toLowerCase() === written,
  };
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
    for (const word of others) {
      const end = at;
      while (at < text.length && !isLetterAt(text, at)) at++;
      if (at === end || !text.startsWith(word, at)) return false;
      at += word.length;
    }
    return !isFinished || !isLetterAt(text, at);
  };
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.includes(longest)) return false;
    for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1))
      if (!isLetterAt(lower, at - 1) && goesOn(lower, at)) return true;
    return false;
  };
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
