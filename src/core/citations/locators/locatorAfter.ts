import { hasMark, lineBreak, lineStart } from "./lineBreak.ts";
import { locatorInSentence } from "./locatorInSentence.ts";
import { ending, isExample, type LocatorText, locatorAt } from "./locatorWords.ts";

/**
 * Matches what may stand between a citation and the locator after it: closing brackets, a
 * comma, an opening bracket, `. See `.
 */
const between =
  /[)\]}>"'`_*\\]{0,6}(?: \(\d{4}[a-z]?\))?(?: ?\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\])? ?(?:[,:;]|\.(?= {1,2}See )|[-\u2013\u2014]{1,2}(?= ))? {0,2}(?:[([{][,;]? ?)?(?:的 ?)?/y;
/** Matches small words before a locator. */
const leading =
  /(?:(?:[Ss]ee(?: also)?|in(?: (?:their|particular,?))?|their|SI|[Ss]upp(?:l\.|lementary)(?: (?:information|materials?))?|cf\.|(?:(?:who|which) )?(?:defines|derives|gives|notes|proves|says|shows|states)(?= (?:in|at|by) )|(?:[Pp]art|[Ss]tep|[Vv]ol\.) [\dIVX]{1,4}[.,]|at|by|around|above|below|near|mainly|using|esp\.|especially(?: the(?: [a-z]{3,12}){1,3} in)?|specifically,?|particularly|namely,?|(?:the )?(?:end|top|bottom|beginning|start) of|(?:the )?appendix and)(?: [([]?|(?= ?[\n\r])|$)){0,3}/y;
/** Matches a verb after a citation, or a word that names a part of it. */
const states = /(?:(?:(?:who|which) )?[a-z]{3,10}s|especially|mainly|particularly|specifically) /y;
/** Matches the rest of the HTML link whose address is the citation: `">text</a>`. */
const linkRest = /["'][^<>\n]{0,200}>[^<>]{0,300}<\/a>/y;
/**
 * Matches the text after a locator that belongs to something else: `Sec. 3 of
 * …`; not `in v2`, `in 1916` or `in particular`.
 */
const claimed =
  /[)\]]? (?:of|in|from) (?!(?:\(?v\d|(?:19|20)\d\d\b|parti|general|full|detail|there\b|their\b|that paper|the (?:ar[xX]iv|supp|appendi|SI|reference)))/y;
/** Matches what closes a citation. */
const closing = /[)\]}>"'`_*\\]{0,6}/y;
/** Matches a line that begins with a link, as the items of a list of references do, up to the end of its address. */
const item = /^[ \t/#*%!;>"'-]*(?:[^[\]]{0,200}\]\(|\[.{1,300}\]\(|`[^`<>]{1,200}<)[^()\s<>]{5,200}$/;
/** Matches the authors and the year after that link: `Vireo et al. 2018.`, `Lark and Wren. (2010).` */
const authors =
  /(?:[A-Z][\p{L}.'\u2019-]*|v[ao]n|de[nr]?)(?:,? (?:and|&|al\.?|et\.?|[A-Z][\p{L}.'\u2019-]*|v[ao]n|de[nr]?)){0,12}(?:[.,]? \(?\d{4}[a-z]?\)?[.,]?|(?<= al\.)) {1,2}(?:[Ss]ee |[A-Z][a-z]{3,14} (?:[a-z]{2,10} ){0,3}(?:of|in|from|on) )?/uy;
/**
 * Match the text before and after the locator in a sentence that has nothing
 * else: `. Table 7 (all the data).`
 */
const sentence = /[)\]}>"'`_*]{0,6}\. {1,2}/y;
const sentenceEnd = / ?(?:\([^()\n\r]{1,80}\))?(?:[.)\]'"]|$)/y;

/**
 * The locator after a citation that ends at `start`: `, Eq. (4)`, ` (§3.2)`. `next` is where the next
 * citation begins: in `(§3.2), Eq. 4 of …` the equation belongs to that one.
 */
export function locatorAfter(text: string, start: number, next: number): LocatorText | undefined {
  linkRest.lastIndex = start;
  const from = linkRest.test(text) ? linkRest.lastIndex : start;
  const closed = ending(between, text, from) ?? from;
  const found =
    locatorAt(text, beginning(text, from, closed)) ??
    locatorSentence(text, from) ??
    locatorOfItem(text, from) ??
    locatorBelow(text, from, closed) ??
    locatorInSentence(text, ending(closing, text, from) ?? from, next);
  if (!found || isExample(found)) return undefined;
  if (ending(claimed, text, found.end) === undefined) return found;
  const rest = text.slice(found.end, next);
  const isOfNext = next < text.length && rest.length <= longestClaim && !/[\n\r]|[.;] /.test(rest);
  return isOfNext ? found.before : undefined;
}

/**
 * The offset at which a locator after a citation would begin; on the next line if a comma, an opening bracket
 * or a small word ends this one.
 */
function beginning(text: string, start: number, closed: number): number {
  const led = ending(leading, text, closed) ?? closed;
  const goesOn =
    led > closed ||
    /[,;:([{] ?$/.test(text.slice(start, closed)) ||
    seesBelow(text, closed) ||
    statesBelow(text, closed);
  if (!goesOn || /["']/.test(text.slice(start, closed))) return led;
  const wrapped = ending(lineBreak, text, text.charAt(led) === "." ? led + 1 : led);
  return wrapped === undefined ? led : (ending(leading, text, wrapped) ?? wrapped);
}

/** Whether a sentence ends at `at` and the next line begins with `See `. */
const seesBelow = (text: string, at: number): boolean => {
  const below = text.charAt(at) === "." ? ending(lineBreak, text, at + 1) : undefined;
  return below !== undefined && text.startsWith("See ", below);
};

/** Whether the next line begins with a verb of the cited paper, `states `. */
const statesBelow = (text: string, at: number): boolean => {
  const below = ending(lineBreak, text, at);
  return below !== undefined && ending(states, text, below) !== undefined;
};

/**
 * The locator on the next line, if the line begins with it in brackets (`(eqs. 8-10)
 * for details`) or has nothing else.
 */
function locatorBelow(text: string, start: number, closed: number): LocatorText | undefined {
  const stop = text.charAt(closed) === "." ? closed + 1 : closed;
  const below = ending(lineBreak, text, stop);
  if (below === undefined) return undefined;
  if (stop === closed && text.charAt(below) === "(") {
    const found = locatorAt(text, ending(leading, text, below + 1) ?? below + 1);
    return found && text.slice(found.end - 1, found.end + 1).includes(")") ? found : undefined;
  }
  const found = locatorAt(text, text.startsWith("in ", below) ? below + 3 : below);
  if (!found || !hasMark(text, start, below)) return undefined;
  const rest = text.slice(found.end, found.end + 80);
  const isAlone = alone.test(rest);
  if (stop > closed) return endsLine.test(rest) ? found : undefined;
  // `as in [key](@cite)⏎eq. 24 the factor is`, `see [key](@cite)⏎Table 1 for more`
  const goesOn = closed === (ending(closing, text, start) ?? start) && !found.shown.startsWith("pp. ");
  const isOfSentence =
    goesOn &&
    (/[a-z]/.test(text.charAt(below)) ||
      /^ for /.test(rest) ||
      (/^ [A-Z]/.test(rest) && isComment(text, below)));
  return isAlone || isOfSentence ? found : undefined;
}

/** Whether the line of `at` is a comment on its own, in which a section may have its title: `# Section 2 A Bird`. */
const isComment = (text: string, at: number): boolean => /#|\/\/|%/.test(text.slice(lineStart(text, at), at));

/** The locator of a sentence that is nothing else: `doi:10.1086/377226. Table 7 (WMAP).` */
function locatorSentence(text: string, start: number): LocatorText | undefined {
  const from = ending(sentence, text, start);
  const found = from === undefined ? undefined : locatorAt(text, from);
  return found && !isExample(found) && ending(sentenceEnd, text, found.end) !== undefined ? found : undefined;
}

/**
 * The locator of an item in a list of references: `[Title](address). Vireo et al. 2018. Section 3.`, on the line of the
 * link or the next.
 */
function locatorOfItem(text: string, start: number): LocatorText | undefined {
  const closed = ending(closing, text, start) ?? start;
  const stop = text.charAt(closed) === "." ? closed + 1 : closed;
  const below = ending(lineBreak, text, stop);
  const from = below ?? ending(blanks, text, stop);
  if (from === undefined || (stop === closed && below === undefined)) return undefined;
  const named = ending(authors, text, from);
  const found = locatorAt(text, named ?? ending(leading, text, from) ?? from);
  if (!found || isSubject.test(text.slice(found.end, found.end + 20)) || !isItem(text, start))
    return undefined;
  // `Table 1: …` below an item may be a caption.
  const isCaption = !/^(?: "|\.[ \t]*(?:[\n\r]|$))/.test(text.slice(found.end, found.end + 20));
  return named === undefined && below !== undefined && isCaption && /^(?:Fig|Table|§)/.test(found.shown)
    ? undefined
    : found;
}

/** Whether the line of a citation that ends at `end` begins with it, as an item of a list of references does. */
function isItem(text: string, end: number): boolean {
  const from = lineStart(text, end);
  return end - from <= longestItem && item.test(text.slice(from, end));
}

/** How long a line may be up to the end of the address. */
const longestItem = 800;
const blanks = / {1,6}/y;
/** Matches the text after a locator that is the subject of a sentence: `Section 3 describes our code.` */
const isSubject = /^ (?!(?:and|at|for|in|on|pages?|paragraph|para|pg|proof)\b)[a-z]/;

/** Matches the text after a locator that has its line and a full stop. */
const endsLine = /^(?: \([^()\n\r]{1,60}\))?\.\)?[ \t]*(?:[\n\r]|$)/;
/** Matches the text after a locator that has its line to itself, and underlines no heading. */
const alone = /^\.?[ \t]*(?:[\n\r](?![=~^"'*+-]{3})|$)/;

/** How many characters may stand between a locator and the next citation, to which an `of` gives it. */
const longestClaim = 80;
