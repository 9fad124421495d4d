import { stopWords, tellingWords } from "./titleWords.ts";

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
