import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { titlesOf } from "../../paper.ts";
import { surelyNames } from "../../titles/titleMatch.ts";
import { systemName, tellingWords } from "../../titles/titleWords.ts";

/** A complete title found in a text, word for word, with its range. */
export interface FoundTitle {
  readonly paper: LibraryPaper;
  readonly start: number;
  readonly end: number;
}

/** Finds papers by the words of their titles. */
export interface TitleIndex {
  /** The papers whose title, alias or system's name equals the text, word for word. */
  exactly(text: string): readonly LibraryPaper[];
  /** The papers that the text names with certainty; see `surelyNames`. */
  surely(text: string): readonly LibraryPaper[];
  /** The titles in a text, in order. Titles with fewer than five distinctive words are not found. */
  within(text: string): readonly FoundTitle[];
}

/** Fewer distinctive words in a row may be part of any sentence. */
const fewestInText = 5;
/** How many first words of a title are looked up. */
const firstWords = 3;

/** Lazy: the titles are read at the first query, since most files make none. */
export function titleIndex(papers: readonly LibraryPaper[]): TitleIndex {
  let maps: ReturnType<typeof readTitles> | undefined;
  return {
    exactly(text) {
      maps ??= readTitles(papers);
      return maps.whole.get(tellingWords(text).join(" ")) ?? [];
    },
    surely(text) {
      maps ??= readTitles(papers);
      const { byWord } = maps;
      const words = tellingWords(text);
      const candidates = new Set(maps.whole.get(words.join(" ")));
      // A sure name shares four fifths of its words with the title, so the title has at least one of these.
      const rare = [...words].sort((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
      for (const word of rare.slice(0, Math.ceil(words.length / 4) + 1)) {
        for (const paper of byWord.get(word) ?? []) candidates.add(paper);
      }
      return [...candidates].filter((paper) => surelyNames(text, paper));
    },
    within(text) {
      maps ??= readTitles(papers);
      const { byStart } = maps;
      const words = wordsWithPlaces(text);
      return words.flatMap(({ start }, first) => {
        const key = words.slice(first, first + firstWords).map(({ word }) => word);
        return (byStart.get(key.join(" ")) ?? []).flatMap(({ paper, title }) => {
          const last = words[first + title.length - 1];
          const isThere = title.every((word, n) => words[first + n]?.word === word);
          return isThere && last ? [{ paper, start, end: last.end }] : [];
        });
      });
    },
  };
}

function readTitles(papers: readonly LibraryPaper[]) {
  const whole = new Map<string, LibraryPaper[]>();
  const byWord = new Map<string, LibraryPaper[]>();
  const byStart = new Map<string, { readonly paper: LibraryPaper; readonly title: readonly string[] }[]>();
  const add = (map: Map<string, LibraryPaper[]>, key: string, paper: LibraryPaper) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [paper]);
    else if (list.at(-1) !== paper) list.push(paper);
  };
  for (const paper of papers) {
    for (const title of titlesOf(paper)) {
      const words = tellingWords(title);
      if (words.length === 0) continue;
      add(whole, words.join(" "), paper);
      const name = systemName(title).join(" ");
      if (name !== "") add(whole, name, paper);
      for (const word of words) add(byWord, word, paper);
      if (words.length < fewestInText) continue;
      const start = words.slice(0, firstWords).join(" ");
      const alike = byStart.get(start);
      if (alike === undefined) byStart.set(start, [{ paper, title: words }]);
      else alike.push({ paper, title: words });
    }
  }
  return { whole, byWord, byStart };
}

/** The distinctive words of a text, as `tellingWords` finds them, with their positions. */
function wordsWithPlaces(text: string) {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: written, index }) => {
    const [word] = tellingWords(written);
    return word === undefined ? [] : [{ word, start: index, end: index + written.length }];
  });
}
