import { withoutAccents } from "../text/accents.ts";

/** Words that say nothing about a paper. An author may be called so (Bo An), so names keep them. */
const stopWords = new Set(
  (
    "a an the of on in to for and or with by from at as is are was be been it its this that these those we our us " +
    "which their they can do does how what why when via using than then into not but also such has have"
  ).split(" "),
);

export const isStopWord = (word: string): boolean => stopWords.has(word);

/**
 * One word of a text as it is looked for, in lower case: `whole` with the punctuation inside left out (`kvcache`,
 * `gpt4`, `megascale`), `parts` what it is made of where it is made of more than one (`kv` + `cache`, `mega` + `scale`).
 */
export interface Word {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Chinese and Japanese put no blanks between words, so there each character is one. */
const compounds =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:[-‐‑–'’._/+][\p{L}\p{N}]+)*/gu;
const thousands = /(\d),(?=\d{3}(?!\d))/g;
const camelParts = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|[\p{L}\p{N}]/gu;

/** The words of a text in their order. `10,000` is the word `10000`. */
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

/** `FlashAttention` is `flash` + `attention`; `LLaMA` and `ZeRO` are no such names. */
function camelCase(word: string): readonly string[] {
  if (!/\p{Ll}\p{Lu}/u.test(word)) return [];
  const parts = word.match(camelParts) ?? [];
  return parts.length > 1 && parts.every((part) => part.length > 2)
    ? parts.map((part) => part.toLowerCase())
    : [];
}

/** `llms` → `llm`; words that only look like a plural stay (`bias`, `analysis`, `loss`). */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is|as)$/.test(word)) return word;
  return word.length > 5 && word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** A text without case, accents and punctuation, one blank before and after each word: what phrases are compared in. */
export const plainText = (text: string): string =>
  ` ${withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Longer compounds are addresses and paths: their parts are found, the whole is looked for by nobody. */
const longestWhole = 40;

/** What an index keeps of a text: each word, its parts, and the singular of each, so that either form finds it. */
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
