import { lineBreak, lineStart } from "./lineBreak.ts";
import { ending, isExample, type LocatorText, locatorAt } from "./locatorWords.ts";

/** Between a citation and the locator behind it: what closes it, a comma, an opening bracket, `. See `. */
const between =
  /[)\]}>"'`_*]{0,6}(?:[ ]?\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\])?[ ]?(?:[,:;]|\.(?=[ ]{1,2}See[ ])|[-\u2013\u2014]{1,2}(?=[ ]))?[ ]{0,2}(?:[([{][,;]?[ ]?)?(?:的[ ]?)?/y;
/** Small words before a locator. */
const leading =
  /(?:(?:[Ss]ee(?:[ ]also)?|in(?:[ ](?:their|particular,?))?|their|SI|[Ss]upp(?:l\.|lementary)(?:[ ](?:information|materials?))?|cf\.|at|by|around|using|esp\.|especially|specifically|particularly|namely|(?:the[ ])?(?:end|top|bottom|beginning|start)[ ]of|(?:the[ ])?appendix[ ]and)(?:[ ][([]?|(?=[ ]?[\n\r])|$)){0,3}/y;
/** The rest of the link of HTML whose address ends there: `">text</a>`. */
const linkRest = /["'][^<>\n]{0,200}>[^<>\n]{0,300}<\/a>/y;
/** A locator that something else claims: `Sec. 3 of …`. `in v2` and `in particular` claim nothing. */
const claimed =
  /[)\]]?[ ](?:of|in|from)[ ](?!(?:\(?v\d|parti|general|full|detail|there\b|the[ ](?:ar[xX]iv|supp|appendi)))/y;
/** The locator of a sentence that has no other words: `. Table 7 (all the data).` */
const sentence = /\.[ ]{1,2}/y;
const sentenceEnd = /[ ]?(?:\([^()\n\r]{1,80}\))?(?:[.)\]'"]|$)/y;

/**
 * The locator that begins where a citation ends: `, Eq. (4)`, ` (§3.2)`; `end` is where it ends. `next` is where the next
 * citation begins: in `(§3.2), Eq. 4 of …` the equation is that one's.
 */
export function locatorAfter(text: string, start: number, next: number): LocatorText | undefined {
  linkRest.lastIndex = start;
  const from = linkRest.test(text) ? linkRest.lastIndex : start;
  const closed = ending(between, text, from) ?? from;
  const found =
    locatorAt(text, beginning(text, from, closed)) ??
    locatorSentence(text, from) ??
    locatorBelow(text, from, closed);
  if (!found || isExample(found)) return undefined;
  if (ending(claimed, text, found.end) === undefined) return found;
  const rest = text.slice(found.end, next);
  const isOfNext = next < text.length && rest.length <= longestClaim && !/[\n\r]|[.;] /.test(rest);
  return isOfNext ? found.before : undefined;
}

/** Where a locator behind a citation begins: on the next line where a comma, a bracket or a small word goes on there. */
function beginning(text: string, start: number, closed: number): number {
  const led = ending(leading, text, closed) ?? closed;
  const goesOn = led > closed || /[,;:([{][ ]?$/.test(text.slice(start, closed)) || seesBelow(text, closed);
  if (!goesOn || /["']/.test(text.slice(start, closed))) return led;
  const wrapped = ending(lineBreak, text, text.charAt(led) === "." ? led + 1 : led);
  return wrapped === undefined ? led : (ending(leading, text, wrapped) ?? wrapped);
}

/** A sentence ends there, and the next line begins with `See `. */
const seesBelow = (text: string, at: number): boolean => {
  const below = text.charAt(at) === "." ? ending(lineBreak, text, at + 1) : undefined;
  return below !== undefined && text.startsWith("See ", below);
};

/** The line below begins with a locator in brackets (`(eqs. 8-10) for details`) or has nothing else. */
function locatorBelow(text: string, start: number, closed: number): LocatorText | undefined {
  const below = ending(lineBreak, text, closed);
  if (below === undefined) return undefined;
  if (text.charAt(below) === "(") {
    const found = locatorAt(text, ending(leading, text, below + 1) ?? below + 1);
    return found && text.slice(found.end - 1, found.end + 1).includes(")") ? found : undefined;
  }
  const found = locatorAt(text, below);
  const isAlone =
    found !== undefined &&
    /^\.?[ \t]*(?:[\n\r](?![=~^"'*+-]{3})|$)/.test(text.slice(found.end, found.end + 80));
  return isAlone && hasMark(text, start, below) ? found : undefined;
}

/** Whether the line below goes on as the line before it began, with the same mark of a comment: no heading does. */
function hasMark(text: string, at: number, below: number): boolean {
  const markBefore = (end: number) => /^[ \t]*([/#*%!;>-]*)/.exec(text.slice(lineStart(text, end), end))?.[1];
  return markBefore(at) === markBefore(below);
}

/** `doi:10.1086/377226. Table 7 (WMAP).`: a sentence of a locator alone. */
function locatorSentence(text: string, start: number): LocatorText | undefined {
  const from = ending(sentence, text, start);
  const found = from === undefined ? undefined : locatorAt(text, from);
  return found && ending(sentenceEnd, text, found.end) !== undefined ? found : undefined;
}

/** How far a citation may be from the `of` that claims a locator for it. */
const longestClaim = 80;
