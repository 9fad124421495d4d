import type { MadePaper } from "./madeLibrary.ts";
import { type Random, seeded } from "./random.ts";

/** A typed query, and the index of the paper that is meant. */
export interface Asked {
  readonly query: string;
  readonly paper: number;
}

export type QueryClass = "exact title" | "one typo" | "half title" | "author" | "phrase" | "keystrokes";

const each = 200;
const typed = { titles: 30, letters: 25 };

/** The queries of each class, the same for all engines. */
export function queriesFor(papers: readonly MadePaper[]): Readonly<Record<QueryClass, readonly Asked[]>> {
  const random = seeded(2026);
  const any = () => Math.floor(random() * papers.length);
  const some = (query: (paper: MadePaper) => string, isMeant: (paper: MadePaper) => boolean = () => true) =>
    Array.from({ length: each }, () => any()).flatMap((paper) => {
      const one = papers[paper];
      return one === undefined || !isMeant(one) ? [] : [{ query: query(one), paper }];
    });
  const titled = new Map<string, number>();
  for (const { title } of papers) titled.set(title, (titled.get(title) ?? 0) + 1);
  /** If several papers share a title, nobody can tell which is meant. */
  const isOne = ({ title }: MadePaper) => titled.get(title) === 1;
  return {
    "exact title": some(({ title }) => title, isOne),
    "one typo": some(({ title }) => misspelt(title, random), isOne),
    "half title": some(({ title }) => title.slice(0, Math.ceil(title.length / 2)), isOne),
    author: some(({ authors }) => authors[0] ?? ""),
    phrase: some(({ abstract }) => phrase(abstract, random)),
    keystrokes: some(({ title }) => title, isOne)
      .slice(0, typed.titles)
      .flatMap(({ query, paper }) =>
        Array.from({ length: Math.min(typed.letters, query.length) }, (_, end) => ({
          query: query.slice(0, end + 1),
          paper,
        })),
      ),
  };
}

/** Deletes, inserts or replaces a letter, or swaps two, in a word of six letters or more. */
function misspelt(title: string, random: Random): string {
  const words = [...title.matchAll(/[A-Za-z]{6,}/g)];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return title;
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const letter = "etaoinshr"[Math.floor(random() * 9)] ?? "e";
  const edits = [
    title.slice(0, at) + title.slice(at + 1),
    title.slice(0, at) + letter + title.slice(at),
    title.slice(0, at) + letter + title.slice(at + 1),
    title.slice(0, at) + title.slice(at + 1, at + 2) + title.slice(at, at + 1) + title.slice(at + 2),
  ];
  return edits[Math.floor(random() * edits.length)] ?? title;
}

/** Six words of one sentence. */
function phrase(abstract: string, random: Random): string {
  const sentences = abstract.split(/(?<=[.!?])\s+/).map((sentence) => sentence.split(" "));
  const long = sentences.filter((words) => words.length > 8);
  const words = long[Math.floor(random() * long.length)] ?? sentences[0] ?? [];
  const start = Math.floor(random() * Math.max(1, words.length - 6));
  return words.slice(start, start + 6).join(" ");
}
