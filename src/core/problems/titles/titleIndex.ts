import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { surelyNames } from "../../titles/titleMatch.ts";
import { systemName, tellingWords } from "../../titles/titleWords.ts";

/** Looks papers up by the words of their titles. */
export interface TitleIndex {
  /** The papers whose title, alias or system's name the text is, to the word. */
  exactly(text: string): readonly LibraryPaper[];
  /** The papers that the text surely names; see `surelyNames`. */
  surely(text: string): readonly LibraryPaper[];
}

/** Lazy: the titles are read at the first question, since most files raise none. */
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
      // A sure name shares four fifths of its words with the title, so one of any two words is in it.
      const rare = [...words].sort((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
      for (const word of rare.slice(0, Math.ceil(words.length / 4) + 1)) {
        for (const paper of byWord.get(word) ?? []) candidates.add(paper);
      }
      return [...candidates].filter((paper) => surelyNames(text, paper));
    },
  };
}

function readTitles(papers: readonly LibraryPaper[]) {
  const whole = new Map<string, LibraryPaper[]>();
  const byWord = new Map<string, LibraryPaper[]>();
  const add = (map: Map<string, LibraryPaper[]>, key: string, paper: LibraryPaper) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [paper]);
    else if (list.at(-1) !== paper) list.push(paper);
  };
  for (const paper of papers) {
    for (const title of [paper.title, ...(paper.aliases ?? [])]) {
      const words = tellingWords(title);
      if (words.length === 0) continue;
      add(whole, words.join(" "), paper);
      const name = systemName(title).join(" ");
      if (name !== "") add(whole, name, paper);
      for (const word of words) add(byWord, word, paper);
    }
  }
  return { whole, byWord };
}
