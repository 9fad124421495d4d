import { isStopWord, singular, type Word, wordsOf } from "./words.ts";

/**
 * How much is forgiven, in the order in which it is tried: every word as typed; every word but a last one of one or two
 * letters; one typo in words of five letters and more, first only in those that nobody wrote; any of the words; any of
 * them with a typo.
 */
export const leniencies = ["exact", "unfinished", "typo in unknown", "typo", "any", "any with typo"] as const;
export type Leniency = (typeof leniencies)[number];

const shortestPrefix = 3;
const shortestTypo = 5;
/** No word is longer; what is comes from an address or a data block, and the search for typos would pay for it. */
const longestTypo = 40;
/** A pasted paragraph is found by its first words; every further one only costs time. */
const mostWords = 24;

/** The words of a query that count: stop words only where there is nothing else, each once. */
export function queryWords(text: string): readonly Word[] {
  const all = wordsOf(text);
  const telling = all.filter((word) => !isStopWord(word.whole));
  // The last of two equal words stays, as the last word of all is the one that is still being typed.
  const once = new Map((telling.length > 0 ? telling : all).map((word) => [word.whole, word]));
  return [...once.values()].slice(0, mostWords);
}

/** A last word of one or two letters is still being typed, though there may be such a word (an initial, say). */
export const isUnfinished = (words: readonly Word[]): boolean =>
  words.length > 1 && [...(words.at(-1)?.whole ?? "")].length < shortestPrefix;

/**
 * What is looked for in an index: a term, alone or also as the beginning of others or with a typo in it; all of several
 * queries; the best of several forms of one word; as many of several queries as there are.
 */
export type Query = TermQuery | { readonly kind: "all" | "best" | "sum"; readonly of: readonly Query[] };

export interface TermQuery {
  readonly kind: "term";
  readonly term: string;
  readonly prefix: boolean;
  readonly typo: Typo;
}

/** `unknown`: only where the term as typed matches nothing. */
type Typo = "none" | "unknown" | "any";

const typos: Readonly<Record<Leniency, Typo>> = {
  exact: "none",
  unfinished: "none",
  "typo in unknown": "unknown",
  typo: "any",
  any: "none",
  "any with typo": "any",
};

/** The query of one step; `undefined` where it would ask the same as one before it, or nothing. */
export function queryFor(words: readonly Word[], leniency: Leniency): Query | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (leniency === "unfinished") {
    if (!isUnfinished(words)) return undefined;
    return { kind: "all", of: words.slice(0, -1).map((word) => wordQuery(word, false, "none")) };
  }
  const isAny = leniency === "any" || leniency === "any with typo";
  if (isAny && words.length < 2) return undefined;
  return {
    kind: isAny ? "sum" : "all",
    of: words.map((word) => wordQuery(word, word === last, typos[leniency])),
  };
}

/** A word as a whole or, where it is a compound, all its parts: `pre-training` finds `pretraining` and `pre training`. */
function wordQuery(word: Word, isLast: boolean, typo: Typo): Query {
  const whole = termQuery(word.whole, isLast, typo);
  if (word.parts.length < 2) return whole;
  const parts = word.parts.filter((part) => !isStopWord(part));
  const lastPart = word.parts.at(-1);
  const all = parts.map((part) => termQuery(part, isLast && part === lastPart, typo));
  return { kind: "best", of: [whole, { kind: "all", of: all }] };
}

function termQuery(term: string, isLast: boolean, wanted: Typo): Query {
  const prefix = isLast && [...term].length >= shortestPrefix;
  const typo = term.length >= shortestTypo && term.length <= longestTypo ? wanted : "none";
  const query: Query = { kind: "term", term, prefix, typo };
  const one = singular(term);
  if (one === term) return query;
  return { kind: "best", of: [query, { kind: "term", term: one, prefix: false, typo: "none" }] };
}
