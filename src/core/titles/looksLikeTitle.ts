import { memoizeTexts } from "../memoize.ts";
import { authorsLength, looksLikeNames, startsWithNames } from "./people.ts";
import { stopWords, tellingWords } from "./titleWords.ts";

/**
 * How many answers are cached: each text is tested several times, and the same paper is cited in many files.
 */
const mostTexts = 1000;

const notInTitles =
  /\b(?:papers?|here|et al|e\.g|i\.e|cf|etc|repo|github|todo|fixme|note that|pull request|arxiv|https?)\b/i;
/**
 * Matches words that titles do not have either, unless each word is capitalised or the text is quoted:
 * "Complex Embeddings for Simple Link Prediction".
 */
const rareInTitles = /\b(?:link|section|sec|appendix|figure|fig|table|eq|page|blog|docs?|documentation)\b/i;
/**
 * Matches the names of parts of a paper, and what begins like a pointer: "Section 4
 * Scaling Up Batches", "Link to …".
 */
const partOfPaper =
  /\b(?:section|sec|appendix|figure|fig|table|eq|page|example|lemma|theorem)s?\b\.? ?\(?\d|^(?:section|appendix|figure|table|page|link (?:to|for|of)|blog|docs?|documentation)\b/i;

/**
 * Matches names of things in a paper: "Inception convolutional neural network
 * architecture", "DeepSeek-style projections".
 */
const describes =
  /[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]-style [a-zß-öø-žα-ω]|[a-zß-öø-žα-ω] (?:algorithms?|architecture|projections?|vocabulary|implementation|tokenizer|checkpoints?|variants?|module|layer|blocks?|optimizer|function|weights|trick|recipe|leaderboard|toolkit|library|package)$| (?:Block|Layer|Module)$|^\S+\dD [a-z]|\bin class\b/;

/** Matches words at the beginning of a text that announce a paper rather than name it. */
const announces =
  /^(?:models?|datasets?|tasks?|systems?|(?:\S+ )?examples?|overview|summary|description)\s*:|^(?:(?:re)?implementations?|references?|official|unofficial|uses?|using|recipes?|an? (?:\w+ )?impl\w*|(?:source )?code (?:for|of)|notes?|warning|based on|adapted from|taken from|inspired by|according to|see|default|args?|class|def|import|return|todo)\b/i;
/**
 * The same, unless each word is capitalised: "Adding Conditional Control to Text-to-Image Diffusion Models".
 */
const says =
  /^(?:(?:re)?implement\w*|introduc\w+|propos\w+|describ\w+|defined|adopted|following|follows|read|check|try|us(?:e|es|ed|ing)|add(?:s|ed|ing)?|support(?:s|ed)?|fix(?:es|ed)?|chang(?:e|ed|es)|updat(?:e|es|ed)|allows?|enabl(?:e|es|ed)|returns?|computes?|calculates?|creat(?:e|es|ed)|builds?|loads?|from|as|in|by|for|if|when a|this|these|it|which|where|also|more|details|example|optional)\b/i;

/**
 * Matches a venue. Neither that nor what `explained` matches, a name with what its letters stand for, is a
 * title: "ConViT (Convolutional …)".
 */
const venue =
  /^preprint\b|^(?:in:? )?(?:proceedings|proc\.|advances in neural|journal of|(?:ieee|acm)\b|(?:\w+ )?international (?:conference|journal)|transactions on)|\b(?:conference on|proceedings of|transactions on)\b/i;
/** Matches where people work: "Graz University of Technology, Austria". */
const affiliation =
  /^(?:the )?(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][^\s:]* ){0,4}(?:Universit\w+|Institute|College|Academy|Agency|Laborator(?:y|ies))(?:,? (?:of|for|at|in|and|&|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][^\s:]*)){0,8}$/i;
const explained = /^\S+(?: \S+)? \([^()]*\)$/;
/** Matches things with where they come from: "ROPE-ViT from Naver AI", "NF-RegNet / NF-ResNet". */
const thing =
  /^[^\s:]*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][^\s:]*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω\d][^\s:]*(?:,? [^\s:]+){0,2} from [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\S*(?: \S+){0,2}$|\S \/ \S/;

/**
 * Matches words that talk about a paper too, unless each word is capitalised: "Attention Is All You Need".
 */
const speaks = /\b(?:we|our|you|see|was|were|has|have|been|uses|described|introduced|proposed|presented)\b/i;

/** Whether each word of three or more letters begins with a capital, except for small words. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d-])[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{3,}/g) ?? [];
  return words.every(
    (word) =>
      /^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]/.test(word) ||
      stopWords.has(word) ||
      /^(?:via|onto|through|without|per|its|you)$/.test(word),
  );
}

/**
 * Matches words of languages into which a title may be translated, and letters that English does not have.
 */
const foreign =
  /[^\p{ASCII}\p{P}\p{S}\p{Z}]|\b(?:una?|los|las|para|les?|des|pour|und|der|die|das|mit|für|uma|em|não|gli|della|nello?)\b/u;

/** Whether a text may be a title in another language, whose words cannot be compared. */
export const isForeign = (text: string): boolean => foreign.test(text);

/** Match letters of other scripts, and small words of another language, of which two are enough. */
const otherScript = /[\u0400-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const otherWords =
  /(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω])(?:una?|el|los|las|para|del|le|les|des|pour|sur|avec|und|der|die|das|dem|den|ein|eine|im|zur|mit|für|uma|em|não|gli|della|nello?|per|con)(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω])/gi;

/** Whether a text is surely not in English. */
export function isOtherLanguage(text: string): boolean {
  return otherScript.test(text) || (text.match(otherWords)?.length ?? 0) >= 2;
}

/**
 * Matches small words of titles. A text of a few words without any may be the name of a
 * method: "Trust Region Policy Optimization".
 */
const small =
  /(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω-])(?:a|an|the|of|on|in|to|for|and|or|with|by|from|at|as|is|are|via|using|without|beyond|towards?|through|over|under|into|you|we|not|what|how|why|when|do|does|can)(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω-])|[:?!]/i;

/** Whether a text may be the name of a method or a thing just as well as a title. */
export const mayBeName = /* @__PURE__ */ memoizeTexts(
  mostTexts,
  (text) => !small.test(text) && tellingWords(text).length < 7,
);

/**
 * Whether a text in a place where titles are written looks like one: at least four telling words, a capital
 * first, no words that talk about a paper rather than name it, no names of people, no code. A heuristic.
 */
export const looksLikeTitle = /* @__PURE__ */ memoizeTexts(mostTexts, (text) => {
  const words = tellingWords(text).filter((word) => /[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{2}/.test(word));
  return words.length >= 4 && words.length <= 30 && hasLook(text);
});

/** Like `looksLikeTitle`, for a quoted text: it may end in a word that elsewhere describes a thing. */
export function looksLikeQuotedTitle(text: string): boolean {
  const words = tellingWords(text).filter((word) => /[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{2}/.test(word));
  return words.length >= 4 && words.length <= 30 && hasLook(text, true);
}

/**
 * Like `looksLikeTitle`, for two or three telling words in title case, in places where
 * hardly anything but titles is written.
 */
export function looksLikeShortTitle(text: string): boolean {
  const words = tellingWords(text).filter((word) => /[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{2}/.test(word));
  return words.length >= 2 && words.length < 4 && isTitleCase(text) && hasLook(text);
}

/**
 * Like `looksLikeTitle`, for two or three telling words in any case, in places
 * that themselves announce a title.
 */
export function mayBeShortTitle(text: string): boolean {
  const words = tellingWords(text).filter((word) => /[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{2}/.test(word));
  return words.length >= 2 && words.length < 4 && text.length >= 12 && hasLook(text);
}

function hasLook(text: string, isQuoted = false): boolean {
  if (
    !/^["'“‘]?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω\d]/.test(text) &&
    !/^[a-zß-öø-žα-ω]{1,3}-?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]|^[a-z][A-Za-z\d+-]{2,20}: [A-Z]/.test(text)
  )
    return false;
  // "Massively Multilingual Speech (MMS)" is the name of a model, "Byte Pair Encoding (BPE) vocabulary" of a
  // thing.
  if (/\([^()]{1,30}\)(?:\s+[a-zß-öø-žα-ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω-]*){0,2}$/.test(text)) return false;
  if ((!isQuoted && describes.test(text)) || announces.test(text)) return false;
  if (says.test(text) && !isTitleCase(text)) return false;
  if (!isQuoted && (partOfPaper.test(text) || (!isTitleCase(text) && rareInTitles.test(text)))) return false;
  if (notInTitles.test(text) || (speaks.test(text) && !isTitleCase(text))) return false;
  if ((!isQuoted && looksLikeNames(text)) || startsWithNames(text) || authorsLength(text) > 0) return false;
  if (
    venue.test(text) ||
    affiliation.test(text) ||
    explained.test(text) ||
    thing.test(text) ||
    !isBalanced(text)
  )
    return false;
  // Names in it, or two names before it: the title is a part of the text.
  if (
    /\s[A-Z]\. (?:[A-Z]\. )?[A-Z][a-z]+(?:,| and\b)|^[A-Z][a-z]+ and [A-Z][a-z]+, [A-Z]|^[A-Z][a-z]+,\s?[A-Z]\.|[.,]["”]? ["“*]|(?:19|20)\d\d, [A-ZÀ-ÖØ-Þ]\S*,/.test(
      text,
    )
  )
    return false;
  return !/" "|;(?!\w)|[={}|\\>[\]#@_`]|<(?!\d)|\*,|\bhttps?:|[^\s.]{3}\.\s+[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]|\w\(|\(\)|^\W*[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]+(?:\.[a-zß-öø-žα-ω]+)+/.test(
    text,
  );
}

/** Whether each bracket is closed, and quotation marks are even. */
function isBalanced(text: string): boolean {
  let depth = 0;
  let quotes = 0;
  for (const letter of text) {
    if (letter === "(") depth++;
    else if (letter === ")" && --depth < 0) return false;
    else if (letter === '"') quotes++;
  }
  return depth === 0 && quotes % 2 === 0;
}
