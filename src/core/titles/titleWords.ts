import { withoutAccents } from "../text/accents.ts";

/**
 * How two titles are compared: as bags of telling words, without case, accents, punctuation and TeX braces, so that a
 * shortened title, one without its subtitle or one in the plural is still the same.
 */

/** Words that do not distinguish one title from another. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    "a an the of on in to for and or with by from at as is are be do does can how what why when we our its it " +
    "this that these via using towards toward into over under than not no new"
  ).split(" "),
);

/** The telling words of a title (all except stop words), in order, in lower case and without accents. */
export function tellingWords(title: string): readonly string[] {
  return (
    withoutAccents(title.replace(/\\[a-zA-Z]+\s*|[{}$]/g, ""))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((word) => !stopWords.has(word)) ?? []
  );
}

/** Equal, or the one is the other with an ending of up to three letters (`model`, `models`, `modelling`). */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

/** The share of `words` that are in `title`, from 0 to 1; 0 if there are no words. */
export function shareFound(words: readonly string[], title: readonly string[]): number {
  if (words.length === 0) return 0;
  // Hyphens come and go: "pre-training" is two words, "pretraining" one.
  const joined = title.join("");
  const found = words.filter(
    (word) => title.some((other) => sameWord(word, other)) || (word.length >= 6 && joined.includes(word)),
  );
  return found.length / words.length;
}

/**
 * The words before a title's colon or dash if they are a name (at most three
 * words), as in "KIVI: A Tuning-Free …".
 */
export function systemName(title: string): readonly string[] {
  const head = /^([^:–—]{2,40}?)\s*(?::|\s[-–—]\s)/.exec(title)?.[1];
  const words = head === undefined ? [] : tellingWords(head);
  return words.length <= 3 ? words : [];
}

/** The initials of a title's words, as acronyms are made from them: "parameter-efficient fine-tuning" → `peft`. */
export function initials(title: string): string {
  return tellingWords(title)
    .map((word) => word.charAt(0))
    .join("");
}
