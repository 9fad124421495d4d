import { type Paper, titlesOf } from "../paper.ts";
import { initials, shareFound, systemName, tellingWords } from "./titleWords.ts";

type Titled = Pick<Paper, "title" | "aliases">;

const knownTitles = (paper: Titled): readonly string[] => titlesOf(paper).filter(Boolean);

/**
 * Whether a text may well be meant as this paper's title: most of its words are in the title or the other way round, or it
 * bears the system's name or the title's acronym. Generous, since its "no" becomes a warning.
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

/** Whether a text says who wrote this paper: two of its authors' last names, or the only author's. */
export function namesAuthors(text: string, { authors = [] }: Pick<Paper, "authors">): boolean {
  const words = tellingWords(text);
  const named = authors.filter((author) => {
    const last = tellingWords(author).at(-1);
    return last !== undefined && words.includes(last);
  });
  return named.length >= Math.min(2, Math.max(1, authors.length));
}

/** Whether two titles are to the letter the same, or one the beginning of the other: records of one work. */
export function isSameWork(one: Titled, other: Titled): boolean {
  return knownTitles(one).some((a) => knownTitles(other).some((b) => isSameTitle(letters(a), letters(b))));
}

const letters = (title: string): string => tellingWords(title).join("");

function isSameTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= 20 && long.startsWith(short));
}

/** Whether a text is surely this paper's title, to a few words, or exactly its system's name. */
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
