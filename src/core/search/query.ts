import type { Query } from "minisearch";
import { isStopWord, singular, type Word, wordsOf } from "./words.ts";

/**
 * How lenient a search is, in the order tried: all words as typed; all but a last word of one or two letters; all words
 * with one typo in words of five letters or more; any of the words; any with a typo.
 */
export const leniencies = ["exact", "unfinished", "typo", "any", "any typo"] as const;
export type Leniency = (typeof leniencies)[number];

const shortestPrefix = 3;
const shortestTypo = 5;
/** Longer words (addresses, data) are not tried with typos, which would be slow. */
const longestTypo = 40;
/** Of a pasted paragraph only so many words are used. */
const mostWords = 24;

/** The distinct words of a query without stop words, unless it has no others. */
export function queryWords(text: string): readonly Word[] {
  const all = wordsOf(text);
  const telling = all.filter((word) => !isStopWord(word.whole));
  // Of equal words the last stays: the last word of the query is still being typed.
  const once = new Map((telling.length > 0 ? telling : all).map((word) => [word.whole, word]));
  return [...once.values()].slice(0, mostWords);
}

/** Whether the last word has only one or two letters, so that it is probably still being typed. */
export const isUnfinished = (words: readonly Word[]): boolean =>
  words.length > 1 && [...(words.at(-1)?.whole ?? "")].length < shortestPrefix;

/** The MiniSearch query of a step; `undefined` if it would repeat an earlier step. */
export function queryFor(words: readonly Word[], leniency: Leniency): Query | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (leniency === "unfinished") {
    if (words.length < 2 || last.whole.length >= shortestPrefix) return undefined;
    return all(words.slice(0, -1).map((word) => wordQuery(word, false, false)));
  }
  const isAny = leniency === "any" || leniency === "any typo";
  if (isAny && words.length < 2) return undefined;
  const typo = leniency === "typo" || leniency === "any typo";
  const queries = words.map((word) => wordQuery(word, word === last, typo));
  return isAny ? any(queries) : all(queries);
}

const all = (queries: Query[]): Query => ({ combineWith: "AND", queries });
const any = (queries: Query[]): Query => ({ combineWith: "OR", queries });

/** Matches a word or all parts of a compound: `pre-training` finds `pretraining` and `pre training`. */
function wordQuery(word: Word, isLast: boolean, typo: boolean): Query {
  const whole = termQuery(word.whole, isLast, typo);
  if (word.parts.length < 2) return whole;
  const parts = word.parts.filter((part) => !isStopWord(part));
  const lastPart = word.parts.at(-1);
  return any([whole, all(parts.map((part) => termQuery(part, isLast && part === lastPart, typo)))]);
}

function termQuery(term: string, isLast: boolean, typo: boolean): Query {
  const prefix = isLast && [...term].length >= shortestPrefix;
  const fuzzy = typo && term.length >= shortestTypo && term.length <= longestTypo ? 1 : false;
  const one = singular(term);
  const forms: Query[] = [{ queries: [term], prefix, fuzzy }];
  if (one !== term) forms.push(one);
  if (fuzzy) for (const form of transpositions(term)) forms.push(form);
  return forms.length === 1 && forms[0] !== undefined ? forms[0] : any(forms);
}

/** All swaps of neighbouring letters: the commonest typo, but two edits for MiniSearch. */
function transpositions(term: string): string[] {
  const swapped: string[] = [];
  for (let i = 0; i + 1 < term.length; i++) {
    if (term[i] !== term[i + 1]) {
      swapped.push(`${term.slice(0, i)}${term[i + 1]}${term[i]}${term.slice(i + 2)}`);
    }
  }
  return swapped;
}
