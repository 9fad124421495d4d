import type { Query, TermQuery } from "./index/query.ts";
import type { ParsedQuery } from "./parseQuery.ts";
import { isIdeograph, isStopWord, longestWhole, singular, type Word, wordsOf } from "./words.ts";

/**
 * How lenient a search is, in the order tried: all words as typed; all but a last word of one or two letters; all
 * words, allowing typos in words that occur nowhere; allowing a typo in any word of five letters or more; any of the
 * words; any of them with typos.
 */
const leniencies = ["exact", "unfinished", "typo in unknown", "typo", "any", "any typo"] as const;
export type Leniency = (typeof leniencies)[number];

/**
 * The steps to try: without the lenient ones if all words are quoted, because a text with
 * the phrase has the words unchanged.
 */
export const stepsFor = (words: readonly Word[], query: ParsedQuery): readonly Leniency[] =>
  isQuoted(query) || areTelling(words, query) ? ["exact", "unfinished"] : leniencies;

/**
 * Whether the index may miss texts with the phrases of a query that has nothing else: in quotes `10,000`
 * equals `10 000`, and abstracts and notes are indexed without stop words.
 */
export const mayMissPhrases = (words: readonly Word[], query: ParsedQuery): boolean =>
  isQuoted(query) && !(areTelling(words, query) && words.some(({ whole }) => !isStopWord(whole)));

const isQuoted = ({ phrases, unquoted }: ParsedQuery): boolean =>
  phrases.length > 0 && wordsOf(unquoted).length === 0;

/** Whether all words are from phrases that contain only letters, and are indexed unchanged. */
function areTelling(words: readonly Word[], { phrases }: ParsedQuery): boolean {
  const telling = phrases.filter(({ text }) => /^[\p{L}\s]*$/u.test(text));
  const quoted = new Set(telling.flatMap(({ text }) => wordsOf(text).map(({ whole }) => whole)));
  return words.every(({ whole }) => quoted.has(whole) && whole.length <= longestWhole);
}

/** Shorter words are the beginning of too many others: all texts of a large library would have to be ranked. */
const shortestPrefix = 3;
/** One typo is allowed for every five letters, up to two. */
const lettersATypo = 5;
const mostTypos = 2;
/** Longer words (addresses, data) are not tried with typos. */
const longestTypo = 40;
/** The share of a match without the word's punctuation: `zero` for `zero++`. */
const unmarked = 0.5;
/** How many words of a pasted paragraph are used. */
const mostWords = 24;

/** The distinct words of a query without stop words, unless it has no others. */
export function queryWords(text: string): readonly Word[] {
  const all = wordsOf(text);
  const telling = all.filter((word) => !isStopWord(word.whole));
  // The last of equal words is kept: the last word of the query may still be being typed.
  const once = new Map((telling.length > 0 ? telling : all).map((word) => [word.whole, word]));
  return [...once.values()].slice(0, mostWords);
}

/** Whether the last of several words has only one or two letters, so that it is probably still being typed. */
export function isUnfinished(words: readonly Word[]): boolean {
  const last = words.at(-1)?.whole ?? "";
  return words.length > 1 && [...last].length < shortestPrefix && !isIdeograph(last);
}

const typosOf: Readonly<Record<Leniency, (most: number) => TermQuery["typos"]>> = {
  exact: () => ({ unknown: 0, known: 0 }),
  unfinished: () => ({ unknown: 0, known: 0 }),
  "typo in unknown": (most) => ({ unknown: most, known: 0 }),
  typo: (most) => ({ unknown: most, known: Math.min(most, 1) }),
  any: () => ({ unknown: 0, known: 0 }),
  "any typo": (most) => ({ unknown: most, known: Math.min(most, 1) }),
};

/** Which texts are searched. */
export type Where = "titles" | "everywhere";

/** The index query for a step; `undefined` if it would repeat an earlier step or match nothing. */
export function queryFor(words: readonly Word[], leniency: Leniency, where: Where): Query | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (leniency === "unfinished") {
    if (!isUnfinished(words)) return undefined;
    return { kind: "all", of: words.slice(0, -1).map((word) => wordQuery(word, false, leniency)) };
  }
  const isAny = leniency === "any" || leniency === "any typo";
  if (isAny && words.length < 2) return undefined;
  const query: Query = {
    kind: isAny ? "sum" : "all",
    of: words.map((word) => wordQuery(word, word === last, leniency)),
  };
  // In titles a single letter beside other words is specific enough.
  if (where === "everywhere" || leniency !== "exact" || !isUnfinished(words)) return query;
  return { kind: "all", of: [...query.of.slice(0, -1), startOf(last)] };
}

/** Matches a word, however short, as the beginning of others: for titles only. */
export const startOf = ({ whole }: Word): Query => ({ ...termOf(whole, "exact"), isPrefix: true });

/** Matches a word or all parts of a compound: `pre-training` finds `pretraining` and `pre training`. */
function wordQuery(word: Word, isLast: boolean, leniency: Leniency): Query {
  const whole = formsOf(word.whole, isLast, leniency);
  if (word.parts.length === 0) return whole;
  if (word.parts.length === 1) {
    const [base = ""] = word.parts;
    const isForgiven = leniency !== "exact" && leniency !== "unfinished";
    return isForgiven ? best([whole, { ...termOf(base, leniency), share: unmarked }]) : whole;
  }
  const telling = word.parts.filter((part) => !isStopWord(part));
  const lastPart = word.parts.at(-1);
  const parts = telling.length > 0 ? telling : word.parts;
  const all = parts.map((part) => formsOf(part, isLast && part === lastPart, leniency));
  return best([whole, { kind: "all", of: all }]);
}

function formsOf(term: string, isLast: boolean, leniency: Leniency): Query {
  const query = { ...termOf(term, leniency), isPrefix: isLast && [...term].length >= shortestPrefix };
  const one = singular(term);
  return one === term ? query : best([query, termOf(one, "exact")]);
}

function termOf(term: string, leniency: Leniency): TermQuery {
  const most = term.length > longestTypo ? 0 : Math.min(mostTypos, Math.floor(term.length / lettersATypo));
  return { kind: "term", term, isPrefix: false, typos: typosOf[leniency](most), share: 1 };
}

const best = (of: readonly Query[]): Query => ({ kind: "best", of });
