import type { Paper } from "../paper.ts";
import { initials, shareFound, stopWords, systemName, tellingWords } from "./titleWords.ts";

type Titled = Pick<Paper, "title" | "aliases">;

const titlesOf = (paper: Titled): readonly string[] =>
  [paper.title, ...(paper.aliases ?? [])].filter(Boolean);

/**
 * Whether a text may well be meant as this paper's title: most of its words are in the title or the other way round, or it
 * bears the system's name or the title's acronym. Generous, since its "no" becomes a warning.
 */
export function mayName(text: string, paper: Titled): boolean {
  const words = tellingWords(text);
  if (words.length === 0) return true;
  return titlesOf(paper).some((title) => {
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

/** Whether a text is surely this paper's title, to a few words, or exactly its system's name. */
export function surelyNames(text: string, paper: Titled): boolean {
  const words = tellingWords(text);
  if (words.length === 0) return false;
  const plain = words.join(" ");
  return titlesOf(paper).some((title) => {
    const own = tellingWords(title);
    if (own.join(" ") === plain) return true;
    if (systemName(title).join(" ") === plain) return true;
    if (words.length < 4) return false;
    return shareFound(words, own) >= 0.8 && shareFound(own, words) >= 0.5;
  });
}

const notInTitles =
  /\b(?:paper|papers|here|link|section|sec|appendix|figure|fig|table|eq|page|et al|e\.g|i\.e|cf|etc|blog|code|repo|github|docs?|documentation)\b/i;

/** What speaks of a paper too, unless each word has its capital: "Attention Is All You Need". */
const speaks = /\b(?:we|our|you|see)\b/i;

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return words.every((word) => /^\p{Lu}/u.test(word) || stopWords.has(word));
}

/**
 * Whether a text that stands where titles stand has the look of one: at least four telling words, a capital first, no
 * words with which one speaks of a paper rather than names it. Approximate by nature.
 */
export function looksLikeTitle(text: string): boolean {
  const words = tellingWords(text).filter((word) => /\p{L}{2}/u.test(word));
  if (words.length < 4 || words.length > 30) return false;
  if (!/^["'“‘]?[\p{Lu}\p{N}]/u.test(text)) return false;
  // "Massively Multilingual Speech (MMS)" is the name of a model.
  if (/\(\p{Lu}[\p{L}\p{N}-]{1,15}\)$/u.test(text)) return false;
  if (notInTitles.test(text) || (speaks.test(text) && !isTitleCase(text))) return false;
  return !/[=;{}|\\]|\bhttps?:|[.!?]\s+\p{Lu}/u.test(text);
}
