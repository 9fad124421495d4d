import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Paper } from "../paper.ts";
import { compoundsIn, isStopWord, singular, termsOf } from "./words.ts";

/** A word of the title counts as two of the abstract. */
const titleWeight = 2;
/** Added to a cosine of at most 1 for files that cite both papers; two such files add half of it. */
const citedTogether = 0.4;
const halfOfIt = 2;
/** Added for shared tags in the same way. */
const taggedAlike = 0.4;

/** Counts the words of a paper's title and abstract, in the singular. */
export function wordCounts({
  title,
  abstract = "",
}: Pick<Paper, "title" | "abstract">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [text, weight] of [
    [title, titleWeight],
    [abstract, 1],
  ] as const)
    for (const compound of compoundsIn(text))
      for (const word of new Set(termsOf(compound).map(singular)))
        if (!isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + weight);
  return counts;
}

/** A unit vector: words with their weights, whose squares add up to 1. */
export type Vector = ReadonlyMap<string, number>;

/** A paper's TF-IDF vector; `rarity` gives a word's inverse document frequency, 0 for a word of no other paper. */
export function vectorOf(paper: Pick<Paper, "title" | "abstract">, rarity: (word: string) => number): Vector {
  const weights = [...wordCounts(paper)].map(([word, count]) => [word, count * rarity(word)] as const);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return new Map(weights.filter(([, weight]) => weight > 0).map(([word, weight]) => [word, weight / length]));
}

/** The words with the greatest weights. */
export const tellingWords = (vector: Vector, most: number): readonly string[] =>
  [...vector]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([word]) => word);

/** Why a paper is near another. */
export interface Reasons {
  /** The words in common that contribute most, the strongest first. */
  readonly words: readonly string[];
  readonly filesCitingBoth: number;
  readonly tags: readonly string[];
}

/** How many words are given as a reason, and how much each must add to the cosine. */
const mostReasons = 3;
const leastShare = 0.02;

/**
 * How near two papers are: the cosine of their words, plus a bonus for files of the workspace that cite both and for
 * shared tags.
 */
export function nearness(one: Vector, other: Vector, filesCitingBoth: number, tags: number): number {
  let cosine = 0;
  for (const [word, weight] of one) cosine += weight * (other.get(word) ?? 0);
  const together = (citedTogether * filesCitingBoth) / (filesCitingBoth + halfOfIt);
  return cosine + together + (taggedAlike * tags) / (tags + halfOfIt);
}

/** The tags that two papers share. */
export const sharedTags = (one: LibraryPaper, other: LibraryPaper): readonly string[] =>
  (one.tags ?? []).filter((tag) => other.tags?.includes(tag));

/** The words that contribute most to the cosine of two papers. */
export function sharedWords(one: Vector, other: Vector): readonly string[] {
  return [...one]
    .map(([word, weight]) => [word, weight * (other.get(word) ?? 0)] as const)
    .filter(([, share]) => share >= leastShare)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostReasons)
    .map(([word]) => word);
}
