import { type Paper, titlesOf } from "../paper.ts";
import { initials, shareFound, systemName, tellingWords } from "./titleWords.ts";

type Titled = Pick<Paper, "title" | "aliases">;

const knownTitles = (paper: Titled): readonly string[] => titlesOf(paper).filter(Boolean);

/**
 * Whether a text may be meant as this paper's title: at least half of its words are in the
 * title or the other way round, or it contains the system's name or the title's acronym.
 * Generous, because a "no" becomes a warning.
 */
export function mayName(text: string, paper: Titled): boolean {
  const words = tellingWords(text);
  if (words.length === 0) return true;
  return knownTitles(paper).some((title) => {
    const own = tellingWords(title);
    if (shareFound(words, own) >= 0.5 || shareFound(own, words) >= 0.5) return true;
    const name = systemName(title);
    if (name.length > 0 && name.every((part) => words.includes(part))) return true;
    // A short alias is a name as well: "LAMB", "BIG-Bench Hard".
    if (own.length <= 3 && own.every((part) => words.includes(part))) return true;
    const letters = initials(title);
    return words.some(
      (word) => word.length >= 3 && (letters.includes(word) || letters.startsWith(word.slice(0, 3))),
    );
  });
}

/** Whether a text names this paper's authors: two of their last names, or the only author's. */
export function namesAuthors(text: string, { authors = [] }: Pick<Paper, "authors">): boolean {
  const words = tellingWords(text);
  const named = authors.filter((author) => {
    const last = tellingWords(author).at(-1);
    return last !== undefined && words.includes(last);
  });
  return named.length >= Math.min(2, Math.max(1, authors.length));
}

/**
 * Whether two records have a title in common, letter by letter, or a title of one begins that
 * of the other: then they are one work.
 */
export function isSameWork(one: Titled, other: Titled): boolean {
  return knownTitles(one).some((a) => knownTitles(other).some((b) => isSameTitle(letters(a), letters(b))));
}

const letters = (title: string): string => tellingWords(title).join("");

function isSameTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= 20 && long.startsWith(short));
}

/** Whether a text is certainly this paper's title, except for a few words, or exactly its system's name. */
export function surelyNames(text: string, paper: Titled): boolean {
  const words = tellingWords(text);
  if (words.length === 0) return false;
  const plain = words.join(" ");
  return knownTitles(paper).some((title) => {
    const own = tellingWords(title);
    if (own.join(" ") === plain) return true;
    if (systemName(title).join(" ") === plain) return true;
    if (words.length < 4) return false;
    return shareFound(words, own) >= 0.8 && shareFound(own, words) >= 0.5;
  });
}
