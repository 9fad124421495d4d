import type { Paper } from "../../paper.ts";
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
  return titlesOf(one).some((a) => titlesOf(other).some((b) => isSameTitle(letters(a), letters(b))));
}

const letters = (title: string): string => tellingWords(title).join("");

function isSameTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= 20 && long.startsWith(short));
}

/**
 * Whether a short text says which paper is meant: a system's name or an alias does. A whole title of one or two words
 * ("Transformers") is as well the name of the matter.
 */
export function isNameOf(text: string, { title, aliases = [] }: Titled): boolean {
  const plain = tellingWords(text).join(" ");
  if (generic.test(plain)) return false;
  return [systemName(title), ...aliases.map(tellingWords)].some((name) => name.join(" ") === plain);
}

const generic =
  /^(?:arxiv|paper|pdf|abstract|article|preprint|code|website|homepage|project|report|link|doi)$/;

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

/** What names a thing of a paper: "Inception convolutional neural network architecture", "DeepSeek-style projections". */
const describes =
  /\p{L}-style |\p{Ll} (?:algorithm|architecture|projections?|vocabulary|implementation|tokenizer|checkpoints?|variant)$/u;

/** What speaks of a paper too, unless each word has its capital: "Attention Is All You Need". */
const speaks = /\b(?:we|our|you|see)\b/i;

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return words.every((word) => /^\p{Lu}/u.test(word) || stopWords.has(word));
}

/** Words of other languages than English, in which a title may be translated; letters that English has not. */
const foreign =
  /[^\p{ASCII}\p{P}\p{S}\p{Z}]|\b(?:una?|los|las|para|les?|des|pour|und|der|die|das|mit|für|uma|em|não|gli|della|nello?)\b/u;

/** Whether a text may be a title in another language, of which no word can be compared. */
export const isForeign = (text: string): boolean => foreign.test(text);

/**
 * Whether a text that stands where titles stand has the look of one: at least four telling words, a capital first, no
 * words with which one speaks of a paper rather than names it. Approximate by nature.
 */
export function looksLikeTitle(text: string): boolean {
  const words = tellingWords(text).filter((word) => /\p{L}{2}/u.test(word));
  if (words.length < 4 || words.length > 30) return false;
  if (!/^["'“‘]?[\p{Lu}\p{N}]/u.test(text)) return false;
  // "Massively Multilingual Speech (MMS)" is the name of a model, "Byte Pair Encoding (BPE) vocabulary" a matter's.
  if (/\(\p{Lu}[\p{L}\p{N}-]{1,15}\)(?:\s+\p{Ll}[\p{L}-]*){0,2}$/u.test(text)) return false;
  if (describes.test(text)) return false;
  if (notInTitles.test(text) || (speaks.test(text) && !isTitleCase(text))) return false;
  return !/[=;{}|\\]|\bhttps?:|[.!?]\s+\p{Lu}/u.test(text);
}
