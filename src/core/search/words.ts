import { withoutAccents } from "../text/accents.ts";

/** Words that say nothing about a paper. They are kept in names of authors (Bo An). */
const stopWords = new Set(
  (
    "a an the of on in to for and or with by from at as is are was be been it its this that these those we our us " +
    "which their they can do does how what why when via using than then into not but also such has have"
  ).split(" "),
);

export const isStopWord = (word: string): boolean => stopWords.has(word);

/**
 * A word in lower case: `whole` without inner punctuation (`kvcache`, `gpt4`, `megascale`), `parts` the parts of a compound
 * (`kv` + `cache`, `mega` + `scale`), empty for a simple word.
 */
export interface Word {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Chinese and Japanese have no blanks between words: each character counts as a word. */
const compounds =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:[-‐‑–'’._/+][\p{L}\p{N}]+)*/gu;
const thousands = /(\d),(?=\d{3}(?!\d))/g;
const camelParts = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|[\p{L}\p{N}]/gu;

/** The words of a text in order. `10,000` is the word `10000`. */
export function wordsOf(text: string): readonly Word[] {
  const found = withoutAccents(text).replace(thousands, "$1").match(compounds) ?? [];
  return found.map(toWord);
}

function toWord(compound: string): Word {
  const pieces = compound.split(/[^\p{L}\p{N}]+/u);
  if (pieces.length > 1) {
    return {
      whole: pieces.join("").toLowerCase(),
      parts: pieces.map((piece) => piece.toLowerCase()),
    };
  }
  return { whole: compound.toLowerCase(), parts: camelCase(compound) };
}

/** The parts of a camel-case word: `FlashAttention` → `flash`, `attention`; none for `LLaMA` and `ZeRO`. */
function camelCase(word: string): readonly string[] {
  if (!/\p{Ll}\p{Lu}/u.test(word)) return [];
  const parts = word.match(camelParts) ?? [];
  return parts.length > 1 && parts.every((part) => part.length > 2)
    ? parts.map((part) => part.toLowerCase())
    : [];
}

/** The singular of an English plural: `llms` → `llm`. Words like `bias`, `analysis`, `loss` stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is|as)$/.test(word)) return word;
  return word.length > 5 && word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Normalises a text to compare phrases: lower case, no accents or punctuation, one blank around each word. */
export const plainText = (text: string): string =>
  ` ${withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Of longer compounds (addresses, paths) only the parts are indexed. */
const longestWhole = 40;

/** The terms to index of a text: each word, its parts and their singulars. */
export function indexTerms(text: string, keepStopWords: boolean): string[] {
  const terms: string[] = [];
  const add = (word: string) => {
    if (!keepStopWords && stopWords.has(word)) return;
    terms.push(word);
    const one = singular(word);
    if (one !== word) terms.push(one);
  };
  for (const { whole, parts } of wordsOf(text)) {
    for (const part of parts) add(part);
    if (whole.length <= longestWhole) add(whole);
  }
  return terms;
}
