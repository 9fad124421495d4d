import { withoutAccents } from "../text/accents.ts";

/** Words that say nothing about a paper. They are kept in author names (Bo An). */
const stopWords = new Set(
  (
    "a an the of on in to for and or with by from at as is are was be been it its this that these those we our us " +
    "which their they can do does how what why when via using than then into not but also such has have"
  ).split(" "),
);

export const longestStopWord = [...stopWords].reduce((most, { length }) => Math.max(most, length), 0);

export const isStopWord = (word: string): boolean => stopWords.has(word);

/**
 * A word in lower case. `whole` is without inner punctuation (`kvcache`, `gpt4`, `megascale`, but `c++` and `c#`).
 * `parts` are the parts of a compound (`kv` + `cache`, `mega` + `scale`), empty for a simple word.
 */
export interface Word {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Chinese and Japanese have no blanks between words: each character counts as a word. */
const ideograph = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";
const compoundPattern = (letter: string) => `${letter}+(?:[-‐‑–'’._/+]${letter}+)*(?:\\+\\+?|#)?`;
const compounds = new RegExp(
  `${ideograph}|${compoundPattern("(?:(?!\\p{Script=Katakana})[\\p{L}\\p{N}])")}`,
  "gu",
);
/** The same for texts of ASCII letters only, three times as fast. */
const plainCompounds = new RegExp(compoundPattern("[A-Za-z0-9]"), "g");
const thousands = /(\d),(?=\d{3}(?!\d))/g;
const camelParts = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|[\p{L}\p{N}]/gu;
/** Whether a text is printable ASCII: such texts are read faster. */
export const isPlainText = (text: string): boolean => /^[\t-~]*$/.test(text);

/** Whether a word is a Chinese or Japanese character, which is complete although it is short. */
export const isIdeograph = (word: string): boolean => new RegExp(`^${ideograph}$`, "u").test(word);

/** The words of a text in order. `10,000` is the word `10000`. */
export const wordsOf = (text: string): readonly Word[] => compoundsIn(text).map(toWord);

/** Prepares a text for splitting into words: removes accents, and writes `10,000` as `10000`. */
export const readable = (text: string): string => withoutThousands(withoutAccents(text));

/** The same for a text without accents. */
export const withoutThousands = (text: string): string =>
  text.includes(",") ? text.replace(thousands, "$1") : text;

/** The words of a text as written, without accents. */
export const compoundsIn = (text: string): readonly string[] => compoundsOf(readable(text));

/** The same for a text that has been through `readable`. */
export const compoundsOf = (text: string): readonly string[] =>
  text.match(isPlainText(text) ? plainCompounds : compounds) ?? [];

function toWord(compound: string): Word {
  if (/^[A-Za-z0-9]+$/.test(compound)) {
    const parts = /[a-z][A-Z]/.test(compound) ? camelCase(compound) : [];
    return { whole: compound.toLowerCase(), parts };
  }
  const [marks = ""] = /[+#]+$/.exec(compound) ?? [];
  const pieces = compound.slice(0, compound.length - marks.length).split(/[^\p{L}\p{N}]+/u);
  if (pieces.length > 1) {
    return {
      whole: pieces.join("").toLowerCase() + marks,
      parts: pieces.map((piece) => piece.toLowerCase()),
    };
  }
  const whole = compound.toLowerCase();
  return { whole, parts: marks === "" ? camelCase(compound) : [whole.slice(0, -marks.length)] };
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

/** A text in lower case and without accents. */
export const comparable = (text: string): string => withoutAccents(text).toLowerCase();

/** Matches the words of a text that has been through `comparable`: runs of letters and digits. */
export const runs = /[\p{L}\p{N}]+/gu;

/** Normalises a text to compare phrases: lower case, no accents or punctuation, one blank around each word. */
export const plainText = (text: string): string =>
  ` ${withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Longer compounds (addresses, paths) are indexed by their parts only, in characters. */
export const longestWhole = 40;

/** The terms that find a compound: itself, its parts, and their singulars. */
export function termsOf(compound: string): readonly string[] {
  const { whole, parts } = toWord(compound);
  const terms: string[] = [];
  const add = (word: string) => {
    terms.push(word);
    const one = singular(word);
    if (one !== word && !stopWords.has(word)) terms.push(one);
  };
  for (const part of parts) add(part);
  if (whole.length <= longestWhole) add(whole);
  return terms;
}

/** Where a word, or one that begins with it, is in a text in lower case without accents; -1 if nowhere. */
export function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || isIdeograph(word) || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return at;
  return -1;
}
